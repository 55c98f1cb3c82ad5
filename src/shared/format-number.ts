/** What stands where a number is unknown. */
export const MISSING = "—";

const formatters = new Map<number, Intl.NumberFormat>();

/** `1284` → `1,284`, `-3` → `−3` with a true minus sign; null (unknown) → `—`. */
export function formatCount(value: number | null): string {
  return formatDecimal(value, 0);
}

/** Fixed decimals, so that digits do not dance: `formatDecimal(5.16, 1)` → `5.2`. Thousands commas, true minus; null → `—`. */
export function formatDecimal(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return MISSING;
  const text = formatter(decimals).format(value);
  return /[1-9]/.test(text) ? text.replace("-", "−") : text.replace("-", "");
}

/** A share 0–1 as percent without the sign: `0.98649` → `98.6`; null → `—`. The `%` stands beside it as a unit. */
export function formatShare(share: number | null, decimals = 1): string {
  return formatDecimal(share === null ? null : share * 100, decimals);
}

function formatter(decimals: number): Intl.NumberFormat {
  const known = formatters.get(decimals);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formatters.set(decimals, made);
  return made;
}
