import { type Alarm, incidentCount, mostUrgent } from "../../derive/alarms/alarm.ts";
import type { Profile } from "../../domain/profile.ts";
import { formatElapsed } from "../../shared/format-duration.ts";
import { type DurationMs, type EpochMs, HOUR, MINUTE, SECOND } from "../../shared/units.ts";
import { type Cockpit, type Language, localised } from "../cockpit.ts";
import { severityNumeral } from "../glyphs/severity-bars.tsx";

/** What is said of an alarm needs the profile's names and the viewer's words. */
export interface Wording {
  readonly profile: Pick<Profile, "categories">;
  readonly language: Language;
  readonly text: Cockpit["text"];
}

/** Spoken words end here: nobody listens to more. */
const SPOKEN_AT_MOST = 24;

/** `签收已超时`, `到场即将超时`, `新报 Ⅰ 级消防`, `领导督办`. */
export function alarmTitle(alarm: Alarm, { profile, language, text }: Wording): string {
  const { kind, stage, severity, category } = alarm;
  const name = profile.categories.find(({ id }) => id === category)?.name;
  const words = name === undefined ? category : localised(name, language);
  const values = { severity: severityNumeral(severity), category: words };
  return text(`alarms.kind.${kind}`, { ...values, stage: stage === null ? "" : text(`alarms.stage.${stage}`) }).trim();
}

/**
 * Time left to `dueAt` as `0:38`, past it `+1:05`; null without a clock. Both instants are cut to whole seconds, as every countdown's are.
 */
export function formatLeft(dueAt: EpochMs | null, now: EpochMs): string | null {
  if (dueAt === null) return null;
  const left = (Math.floor(dueAt / SECOND) - Math.floor(now / SECOND)) * SECOND;
  return now > dueAt ? `+${formatElapsed(-left)}` : formatElapsed(left);
}

/** `本分钟新增 14 件，最急 0:38`; the first half alone if `left` is null. */
export function floodWords(alarms: readonly Alarm[], left: string | null, text: Cockpit["text"]): string {
  const n = incidentCount(alarms);
  return left === null ? text("alarms.flood.plain", { n }) : text("alarms.flood", { n, left });
}

/** What a voice says of one alarm, or of a flood as one. Short, and plain words alone. */
export function spokenWords(alarms: readonly Alarm[], now: EpochMs, wording: Wording): string {
  const { text } = wording;
  const first = mostUrgent(alarms);
  if (first === undefined) return "";
  const n = incidentCount(alarms);
  if (n === 1) {
    const place = speakable(first.place === "" ? first.title : first.place);
    return text("alarms.spoken.one", { what: speakable(alarmTitle(first, wording)), place });
  }
  if (first.dueAt === null) return text("alarms.spoken.flood.plain", { n });
  const length = spokenLength(Math.abs(first.dueAt - now), text);
  const key = now > first.dueAt ? "alarms.spoken.flood.late" : "alarms.spoken.flood";
  return text(key, { n, length });
}

/**
 * Residents write places and titles: what is neither a letter nor a digit nor a plain mark becomes a pause, so that no engine takes it for markup,
 * and long ones are cut.
 */
export function speakable(words: string): string {
  const plain = words
    .replace(/<[^>]*>/g, " ")
    .replace(/[^\p{L}\p{N}\p{M},.: -]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return [...plain].slice(0, SPOKEN_AT_MOST).join("").trim();
}

/** In at most two units, as people say it: `38 秒`, `4 分 12 秒`, `2 小时 5 分`. */
function spokenLength(length: DurationMs, text: Cockpit["text"]): string {
  const seconds = Math.floor((length % MINUTE) / SECOND);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  if (length < MINUTE) return text("alarms.spoken.seconds", { s: seconds });
  if (length < HOUR) return text("alarms.spoken.minutes", { m: minutes, s: seconds });
  return text("alarms.spoken.hours", { h: Math.floor(length / HOUR), m: minutes });
}
