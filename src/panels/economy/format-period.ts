import type { Cockpit, Language } from "../cockpit.ts";

/**
 * A period of months as people read it: `2021-01`, `2021-04` → `21年 1–4月` / `Jan–Apr 2021`. A single month and a whole year are
 * shorter; a period across years names both.
 */
export function formatPeriod(from: string, to: string, language: Language, text: Cockpit["text"]): string {
  const start = split(from, language);
  const end = split(to, language);
  const month = monthName(end.month, language);
  if (start.year !== end.year) {
    const first = monthName(start.month, language);
    return text("economy.period.years", { fromYear: start.year, from: first, toYear: end.year, to: month });
  }
  if (start.month === end.month) return text("economy.period.month", { year: end.year, month });
  if (start.month === 1 && end.month === 12) return text("economy.period.year", { year: end.year });
  // 1–4月: Chinese names the unit once, at the end.
  const first = language === "zh" ? String(start.month) : monthName(start.month, language);
  return text("economy.period.range", { year: end.year, from: first, to: month });
}

/** Year (two digits in Chinese) and month of `YYYY-MM`. */
function split(month: string, language: Language): { readonly year: string; readonly month: number } {
  return { year: month.slice(language === "zh" ? 2 : 0, 4), month: Number(month.slice(5, 7)) };
}

/** `4月`, `Apr`. */
function monthName(month: number, language: Language): string {
  const locale = language === "zh" ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" }).format(Date.UTC(2000, month - 1, 1));
}
