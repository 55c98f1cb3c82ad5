/** A value in a unit people read easily. */
export interface ReadableValue {
  readonly value: number;
  /** One of the published units. */
  readonly unit: string;
}

/** The next smaller unit of one, and how many of it make one. */
const SMALLER: Readonly<Record<string, readonly [unit: string, times: number]>> = {
  "1e8 CNY": ["1e4 CNY", 10_000],
  "1e8 USD": ["1e4 USD", 10_000],
};
const LARGER: Readonly<Record<string, readonly [unit: string, times: number]>> = {
  "1e4 CNY": ["1e8 CNY", 10_000],
  "1e4 USD": ["1e8 USD", 10_000],
};

/** 0.05 亿元 reads better as 500 万元, 12,000 万元 as 1.2 亿元: below a tenth of a unit the smaller one, from ten thousand on the larger one. The raw value is not touched. */
export function readableValue(value: number, unit: string): ReadableValue {
  const size = Math.abs(value);
  const smaller = SMALLER[unit];
  if (smaller !== undefined && size > 0 && size < 0.1) return { value: clean(value * smaller[1]), unit: smaller[0] };
  const larger = LARGER[unit];
  if (larger !== undefined && size >= larger[1]) return { value: clean(value / larger[1]), unit: larger[0] };
  return { value, unit };
}

/** 0.07 × 10,000 is 700.0000000000001 to a computer: what was published has no more than twelve digits. */
function clean(value: number): number {
  return Number(value.toPrecision(12));
}
