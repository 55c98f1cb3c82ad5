import { acknowledgementOf } from "../../domain/acknowledgement.ts";
import type { AlarmSettings, AlarmVoice } from "../../domain/alarm-settings.ts";
import type { Incident } from "../../domain/incident.ts";
import { startOfDay } from "../../domain/calendar-day.ts";
import { formatClockMinutes } from "../../shared/format-instant.ts";
import { type DurationMs, type EpochMs, HOUR, MINUTE } from "../../shared/units.ts";
import {
  type Alarm,
  type AlarmCause,
  type Announcement,
  isOpenAlarm,
  type Look,
  type Mute,
  type Sighting,
} from "./alarm.ts";
import { louder, voiceOf } from "./alarm-voice.ts";
import { OpenAlarms } from "./open-alarms.ts";

/** Alarms the log keeps. */
export const LOG_KEPT = 1_000;
/** Alarms within this time of a sound merge into the next one. */
export const MERGE_WITHIN: DurationMs = MINUTE;
/** A mute ends after this at the latest: a shift and a half. */
export const MUTE_AT_MOST: DurationMs = 12 * HOUR;

/** What outlives a reload of the page. */
export interface KeptDesk {
  /** Oldest first. */
  readonly log: readonly Alarm[];
  readonly mute: Mute | null;
}

/** Alarms raised in the running minute, the flood the line tells of. */
export interface Flood {
  readonly from: EpochMs;
  readonly alarms: readonly Alarm[];
}

/** How many causes of each kind stood when the watch began. */
export type Summary = Readonly<Record<AlarmCause["kind"], number>> & { readonly at: EpochMs };

interface DeskOptions {
  readonly settings: AlarmSettings;
  /** IANA zone of hours and days. */
  readonly zone: string;
  readonly kept?: KeptDesk;
}

/**
 * Decides what alarms and when it sounds. It has no clock: every instant is stream time and an argument, and must not run backwards but at
 * `begin`. How an alarm goes:
 * 1. A cause that was never seen before is raised, once: logged, shown, with the voice the profile wants at that hour.
 * 2. Unless silent it waits for a sound. The first sounds at once; those of the minute after it wait and sound together, but a louder one
 *    waits for nothing. While muted all wait, and what is still open when the mute ends sounds together.
 * 3. It is open until acknowledged, at any screen, or until what it tells of is over. One acknowledged before it is raised here is logged, and no more. A snooze takes it off the line and, if it is still open then, has it sound again.
 */
export class AlarmDesk {
  /** Rises with every change. */
  version = 0;
  readonly #settings: AlarmSettings;
  readonly #zone: string;
  readonly #log: Alarm[] = [];
  readonly #open = new OpenAlarms();
  /** Keys ever seen, by incident. */
  readonly #known = new Map<string, Set<string>>();
  readonly #waiting = new Set<Alarm>();
  #mute: Mute | null;
  #soundedFrom: EpochMs = Number.NEGATIVE_INFINITY;
  #soundedVoice: AlarmVoice = "silent";
  #flood: { readonly from: EpochMs; readonly alarms: Alarm[] } | null = null;
  #lastLook: EpochMs | null = null;
  #summary: Summary | null = null;

  constructor({ settings, zone, kept }: DeskOptions) {
    this.#settings = settings;
    this.#zone = zone;
    this.#mute = kept?.mute ?? null;
    for (const alarm of kept?.log.slice(-LOG_KEPT) ?? []) {
      const copy = { ...alarm };
      this.#log.push(copy);
      if (isOpenAlarm(copy)) this.#open.add(copy);
    }
  }

  /** Every alarm still remembered, oldest first. */
  get log(): readonly Alarm[] {
    return this.#log;
  }
  /** Neither acknowledged nor over, snoozed ones too. */
  get open(): Iterable<Alarm> & { readonly size: number } {
    return this.#open;
  }
  get summary(): Summary | null {
    return this.#summary;
  }

  /** What outlives a reload; hand it to the next desk. */
  keep(): KeptDesk {
    return { log: this.#log, mute: this.#mute };
  }

  /**
   * A snapshot is whole: what stands in it is no news, only counted. After an interruption that is so for what was known before, and, if the
   * stream is another one, for what began before the last look; the rest is news that merges like any flood.
   * @param look the first of a watch: everything there is
   */
  begin(now: EpochMs, { sightings }: Look, isSameStream: boolean): void {
    const last = this.#lastLook;
    if (last !== null && now < last - MINUTE) this.#soundedFrom = Number.NEGATIVE_INFINITY;
    this.#forgetOtherTimes(now);
    const counts = { breached: 0, atrisk: 0, reported: 0, supervised: 0 };
    const standing = new Map<string, Sighting>();
    for (const sighting of sightings) {
      const { incident, causes } = sighting;
      standing.set(incident.id, sighting);
      const wasKnown = this.#known.has(incident.id);
      for (const cause of causes) {
        counts[cause.kind] += 1;
        const isNews = last !== null && (isSameStream || wasKnown || cause.since > last);
        if (this.#isNew(incident.id, cause) && isNews) this.#raise(incident, cause, now);
      }
    }
    for (const id of this.#known.keys()) if (!standing.has(id)) this.#known.delete(id);
    for (const alarm of this.#open.of(null)) this.#settle(alarm, standing.get(alarm.incident) ?? null, now);
    if (last === null) this.#summary = { ...counts, at: now };
    this.#lastLook = now;
    this.version += 1;
  }

  /**
   * Takes in what changed and hands out the sound that is due, if any.
   * @param isAudible false while the stream is a replay or stands: then alarms are shown and logged, and nothing waits for a sound
   */
  look(now: EpochMs, { sightings, gone }: Look, isAudible: boolean): Announcement | null {
    this.#lastLook = now;
    for (const sighting of sightings) {
      const { incident, causes } = sighting;
      for (const alarm of this.#open.of(incident.id)) this.#settle(alarm, sighting, now);
      for (const cause of causes) if (this.#isNew(incident.id, cause)) this.#raise(incident, cause, now);
    }
    for (const id of gone) {
      this.#known.delete(id);
      for (const alarm of this.#open.of(id)) this.#settle(alarm, null, now);
    }
    if (this.#mute !== null && now >= this.#mute.until) this.unmute();
    if (!isAudible) {
      this.#waiting.clear();
      return null;
    }
    for (const alarm of this.#open) if (isSnoozeOver(alarm, now)) this.#waiting.add(alarm);
    return this.#announce(now);
  }

  /** Takes the open alarms of an incident, or of all (null), off the line for `length`; those still open then sound again. */
  snooze(now: EpochMs, incident: string | null, length: DurationMs, by: string): void {
    for (const alarm of this.#open.of(incident)) {
      alarm.snoozed = { at: now, by, until: now + length };
      this.#waiting.delete(alarm);
    }
    this.version += 1;
  }

  /**
   * Turns all sound off until `now + length`.
   * @throws RangeError without a reason, or with a length not within (0, `MUTE_AT_MOST`]: a mute without end is a broken alarm
   */
  mute(now: EpochMs, length: DurationMs, reason: string, by: string): void {
    if (reason.trim() === "") throw new RangeError("a mute needs a reason");
    if (!(length > 0 && length <= MUTE_AT_MOST)) throw new RangeError(`a mute of ${length} ms is not within 12 hours`);
    this.#mute = { from: now, until: now + length, reason: reason.trim(), by };
    this.version += 1;
  }

  /** Ends a mute before its time. */
  unmute(): void {
    this.#mute = null;
    this.version += 1;
  }

  /** The mute that holds at `now`; null without one. */
  muteAt(now: EpochMs): Mute | null {
    return this.#mute !== null && now < this.#mute.until ? this.#mute : null;
  }

  /** The alarms raised in the minute that runs at `now`; null when none were. */
  floodAt(now: EpochMs): Flood | null {
    return this.#flood !== null && now < this.#flood.from + MERGE_WITHIN ? this.#flood : null;
  }

  /** Alarms raised since the midnight before `now`, as far as the log reaches. */
  raisedToday(now: EpochMs): number {
    const midnight = startOfDay(now, this.#zone);
    return this.#log.length - 1 - this.#log.findLastIndex(({ raisedAt }) => raisedAt < midnight);
  }

  #isNew(incident: string, { key }: AlarmCause): boolean {
    const keys = this.#known.get(incident);
    if (keys === undefined) this.#known.set(incident, new Set([key]));
    else if (keys.has(key)) return false;
    else keys.add(key);
    return true;
  }

  #raise(incident: Incident, cause: AlarmCause, now: EpochMs): void {
    const { id, severity, category, title, place } = incident;
    const { kind, key, stage, dueAt } = cause;
    const mute = this.muteAt(now);
    const acknowledged = seenBy(incident, key);
    const voice = voiceOf(this.#settings, kind, severity, formatClockMinutes(now, this.#zone));
    const alarm: Alarm = {
      ...{ incident: id, kind, key, stage, severity, category, title, place, dueAt, raisedAt: now, voice },
      soundedAt: null,
      acknowledged,
      snoozed: null,
      muted: mute === null ? null : { at: mute.from, by: mute.by, reason: mute.reason },
      overAt: null,
    };
    this.#log.push(alarm);
    if (this.#log.length > LOG_KEPT) this.#log.shift();
    this.version += 1;
    if (acknowledged !== null) return;
    this.#open.add(alarm);
    if (voice !== "silent") this.#waiting.add(alarm);
    const flood = this.floodAt(now);
    if (flood === null) this.#flood = { from: now, alarms: [alarm] };
    else this.#flood?.alarms.push(alarm);
  }

  #announce(now: EpochMs): Announcement | null {
    if (this.#waiting.size === 0 || this.muteAt(now) !== null) return null;
    const clock = formatClockMinutes(now, this.#zone);
    let loudest: AlarmVoice = "silent";
    for (const alarm of this.#waiting) {
      // The hour may have changed while it waited, and it may be dealt with.
      const voice = voiceOf(this.#settings, alarm.kind, alarm.severity, clock);
      if (voice === "silent" || !this.#open.has(alarm)) this.#waiting.delete(alarm);
      else loudest = louder(loudest, voice);
    }
    if (loudest === "silent") return null;
    const isWithinMinute = now < this.#soundedFrom + MERGE_WITHIN;
    if (isWithinMinute && louder(this.#soundedVoice, loudest) === this.#soundedVoice) return null;
    const alarms = [...this.#waiting];
    for (const alarm of alarms) alarm.soundedAt = now;
    this.#waiting.clear();
    this.#soundedFrom = now;
    this.#soundedVoice = loudest;
    this.version += 1;
    return { at: now, voice: loudest, alarms };
  }

  /** Takes an open alarm off when somebody acknowledged it or it tells of nothing any more. @param sighting null for an incident that is gone */
  #settle(alarm: Alarm, sighting: Sighting | null, now: EpochMs): void {
    const { key } = alarm;
    alarm.acknowledged = sighting === null ? null : seenBy(sighting.incident, key);
    const stands = sighting?.causes.some((cause) => cause.key === key) ?? false;
    if (!stands) alarm.overAt = now;
    if (isOpenAlarm(alarm)) return;
    this.#open.delete(alarm);
    this.version += 1;
  }

  /** Kept by a page that showed another time: later than now is not of this stream, and a mute from then would never end. */
  #forgetOtherTimes(now: EpochMs): void {
    const isOfLater = (at: EpochMs): boolean => at > now + MINUTE;
    if (this.#mute !== null && isOfLater(this.#mute.from)) this.#mute = null;
    const first = this.#log.findIndex(({ raisedAt }) => isOfLater(raisedAt));
    if (first < 0) return;
    for (const alarm of this.#log.splice(first)) this.#open.delete(alarm);
    this.#flood = null;
  }
}

function seenBy({ acknowledged }: Incident, key: string): Alarm["acknowledged"] {
  const first = acknowledgementOf(acknowledged, key);
  return first === null ? null : { at: first.at, by: first.by };
}

function isSnoozeOver({ snoozed, soundedAt }: Alarm, now: EpochMs): boolean {
  return snoozed !== null && now >= snoozed.until && (soundedAt === null || soundedAt < snoozed.until);
}
