import { formatDecimal } from "../../shared/format-number.ts";

/** Decimals by published unit: money in 1e8 has two, counts none. */
const DECIMALS: Readonly<Record<string, number>> = {
  "1e8 CNY": 2,
  "1e8 USD": 2,
  percent: 2,
  "1e4 persons": 1,
  "1e4 t": 1,
};

/** A published value with the decimals of its unit; null → `—`. */
export function formatIndicator(value: number | null, unit: string): string {
  return formatDecimal(value, DECIMALS[unit] ?? 0);
}

/** A percentage as it was published, without decimals it never had: `23.51`, `70`; the sign is the arrow's. */
export function formatPercent(percent: number): string {
  const size = Math.abs(percent);
  const decimals = [0, 1].find((count) => Math.abs(size - Number(size.toFixed(count))) < 1e-9) ?? 2;
  return formatDecimal(size, decimals);
}
