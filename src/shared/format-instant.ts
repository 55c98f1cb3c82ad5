import type { EpochMs } from "./units.ts";

// Instants are shown in the profile's zone, whatever the browser's zone is.

/** `14:32:08` in `zone`. */
export function formatClock(at: EpochMs, zone: string): string {
  return formatter("clock", zone).format(at);
}

/** `14:32` in `zone`. */
export function formatClockMinutes(at: EpochMs, zone: string): string {
  return formatter("minutes", zone).format(at);
}

/** `2026-11-20` in `zone`. */
export function formatDate(at: EpochMs, zone: string): string {
  return formatter("date", zone).format(at);
}

/** `11-20` in `zone`. */
export function formatMonthDay(at: EpochMs, zone: string): string {
  return formatDate(at, zone).slice(5);
}

/** `周五` or `Fri` in `zone`. */
export function formatWeekday(at: EpochMs, zone: string, language: "zh" | "en"): string {
  return formatter(language === "zh" ? "weekdayZh" : "weekdayEn", zone).format(at);
}

/** `2026-11-20T14:32:08+08:00`: ISO 8601 with the offset `zone` has at that instant. Parts of seconds are dropped. */
export function formatIso(at: EpochMs, zone: string): string {
  const whole = Math.floor(at / 1_000) * 1_000;
  const wall = `${formatDate(whole, zone)}T${formatClock(whole, zone)}`;
  const minutes = Math.round((Date.parse(`${wall}Z`) - whole) / 60_000);
  const pad = (value: number): string => String(value).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${wall}${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

const STYLES = {
  // sv-SE writes ISO forms: 2026-11-20 and 14:32:08.
  clock: ["sv-SE", { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }],
  minutes: ["sv-SE", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }],
  date: ["sv-SE", { year: "numeric", month: "2-digit", day: "2-digit" }],
  weekdayZh: ["zh-CN", { weekday: "short" }],
  weekdayEn: ["en-GB", { weekday: "short" }],
} as const satisfies Record<string, readonly [string, Intl.DateTimeFormatOptions]>;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(style: keyof typeof STYLES, zone: string): Intl.DateTimeFormat {
  const key = `${style} ${zone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const [locale, options] = STYLES[style];
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formatters.set(key, made);
  return made;
}
