import { formatDecimal } from "../../shared/format-number.ts";

/** Decimals by published unit: money in 1e8 has two, counts none. */
const DECIMALS: Readonly<Record<string, number>> = {
  "1e8 CNY": 2,
  "1e8 USD": 2,
  "1e4 persons": 1,
  "1e4 t": 1,
};

/** Figures are published with four decimals at most. */
const MOST_DECIMALS = 4;

/** A published value with the decimals of its unit, or as many more as were published: nothing is rounded away, and a whole number claims no decimals; null → `—`. */
export function formatIndicator(value: number | null, unit: string): string {
  const usual = value !== null && Number.isInteger(value) ? 0 : (DECIMALS[unit] ?? 0);
  return formatDecimal(value, value === null ? usual : Math.max(usual, publishedDecimals(value)));
}

function publishedDecimals(value: number): number {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals += 1)
    if (Math.abs(value - Number(value.toFixed(decimals))) < 1e-9) return decimals;
  return MOST_DECIMALS;
}

/** A percentage as it was published, without decimals it never had: `23.51`, `70`; the sign is the arrow's. */
export function formatPercent(percent: number): string {
  const size = Math.abs(percent);
  const decimals = [0, 1].find((count) => Math.abs(size - Number(size.toFixed(count))) < 1e-9) ?? 2;
  return formatDecimal(size, decimals);
}
