import { isIncidentEvent, type StreamEvent } from "../../src/domain/event.ts";
import type { IndicatorRecord } from "../../src/domain/indicator.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { Region } from "../../src/domain/region.ts";
import { type Life, readLives, tierOf } from "./life.ts";
import { elapsedBy, firstInstant } from "./clock.ts";
import { lostAt, type Summary, summary } from "./compliance.ts";
import { limitedStages, modeAt, stagesOfFirst } from "./mechanisms.ts";
import { type Ring, ringOf, type StageResult, stageResults } from "./stages.ts";
import { type Inside, windowsAt } from "./windows.ts";

const SECONDS = 1_000;
const MINUTES = 60 * SECONDS;
const HOURS = 60 * MINUTES;

type Figures = Record<string, number | string | null>;

export type WindowName = keyof ReturnType<typeof windowsAt>;

/** Everything `Derived` says, recomputed from the log. */
export interface OracleAnswer {
  readonly lives: readonly Life[];
  readonly rings: ReadonlyMap<string, Ring>;
  /** Every limited stage of an incident. */
  readonly stages: ReadonlyMap<string, readonly StageResult[]>;
  /** What each incident was lost at, `kept` or `running`; null without a mechanism. */
  readonly lost: ReadonlyMap<string, string | null>;
  /** Whether an incident was reported (closed) in a window. */
  isIn(life: Life, window: WindowName, stage?: "reported" | "closed"): boolean;
  /** Ids of a region and of all below it. */
  below(region: string): ReadonlySet<string>;
  readonly figures: Figures;
  load(region: string): { open: number; atRisk: number; breached: number };
  tide(from: number): { from: number; reported: number; closed: number; backlog: number }[];
  /** The minute (its begin, epoch ms) of each overrun so far. */
  overruns(): number[];
  distribution(mechanism: string, stage: string, window: WindowName): number[];
  compliance(mechanism: string, stage: string, window: WindowName): Summary;
  responsePreviousDay(): number | null;
  responseByHour(): { current: (number | null)[]; previous: (number | null)[] };
  perMinute(port: string): number[];
  latest(): string[];
}

/** The plain, slow oracle: reads the whole log and counts everything anew, sharing no code with store or derive. */
export function askOracle(log: Iterable<StreamEvent>, now: number, profile: Profile): OracleAnswer {
  const all = [...log];
  const events = all.filter(isIncidentEvent);
  const lives = readLives(events);
  const reportOf = (life: Life): number => life.reached.get("reported") ?? Number.NaN;
  const modes = new Map(lives.map((life) => [life.id, modeAt(all, reportOf(life))]));
  const modeOf = (life: Life): string => modes.get(life.id) ?? "";
  const rings = new Map(lives.map((life) => [life.id, ringOf(life, modeOf(life), profile, now)]));
  const results = lives.map((life) => ({ life, stages: stageResults(life, modeOf(life), profile, now) }));
  const windows = windowsAt(now, profile.zone);
  const open = lives.filter((life) => !life.reached.has("closed"));
  const closed = lives.filter((life) => life.reached.has("closed"));

  const verdicts = results.flatMap(({ life, stages }) =>
    stages.map((result) => ({ ...result, reported: reportOf(life) })),
  );
  const stagesIn = (mechanism: string, stage: string, window: WindowName): StageResult[] =>
    verdicts.filter((each) => each.mechanism === mechanism && each.stage === stage && windows[window](each.reported));

  const visible = new Map(lives.map((life) => [life.id, life.port]));
  const portEvents = (port: string): number[] =>
    events.filter((event) => visible.get(event.incident) === port).map((event) => event.at);

  const responses = (inside: Inside): number | null => {
    const durations = lives.filter((life) => inside(reportOf(life))).flatMap((life) => responseOf(life));
    return durations.length === 0 ? null : durations.reduce((sum, duration) => sum + duration, 0) / durations.length;
  };

  const below = (region: string): Set<string> => new Set(subtree(profile.regions, region) ?? [region]);

  const load = (region: string) => {
    const here = open.filter((life) => below(region).has(life.region));
    const inState = (state: string): number => here.filter((life) => rings.get(life.id)?.state === state).length;
    return { open: here.length, atRisk: inState("atrisk"), breached: inState("breached") };
  };

  const overdue = [...rings.values()].filter((ring) => ring.state === "breached");
  const figures: Figures = {
    "incidents.open": open.length,
    "deadline.atrisk": [...rings.values()].filter((ring) => ring.state === "atrisk").length,
    "deadline.breached": [...rings.values()].filter((ring) => ring.state === "breached").length,
    "incidents.reported.yesterday": lives.filter((life) => windows.yesterday(reportOf(life))).length,
    "incidents.closed.yesterday": closed.filter((life) => windows.yesterday(life.reached.get("closed") ?? 0)).length,
    "response.mean@today": responses(windows.today),
    "response.mean@24h": responses(windows["24h"]),
    "units.onduty": unitsOnDuty(all),
    "incidents.supervised": open.filter((life) => life.supervisedSince !== null).length,
    "deadline.oldest": overdue.length === 0 ? null : now - Math.min(...overdue.map((ring) => ring.due)),
  };
  for (const window of ["today", "24h", "7d", "all"] as const) {
    const inside = windows[window];
    figures[`incidents.reported@${window}`] = lives.filter((life) => inside(reportOf(life))).length;
    figures[`incidents.closed@${window}`] = closed.filter((life) => inside(life.reached.get("closed") ?? 0)).length;
    for (const [mechanism, stage] of limitedStages(profile)) {
      const { excludedBy, interval: _, ...summed } = summary(stagesIn(mechanism, stage, window));
      const id = `stage.${mechanism}.${stage}`;
      for (const [figure, value] of Object.entries(summed)) figures[`${id}.${figure}@${window}`] = value;
      for (const [why, count] of Object.entries(excludedBy)) figures[`${id}.excluded.${why}@${window}`] = count;
      figures[`${id}.decided@${window}`] = summed.met + summed.breached;
    }
    const lostHere = results.filter(({ life }) => inside(reportOf(life))).map(({ stages }) => lostAt(stages));
    for (const at of ["kept", "running", ...stagesOfFirst(profile)])
      figures[`losses.${at}@${window}`] = lostHere.filter((each) => each === at).length;
  }
  for (const [mechanism, stage] of limitedStages(profile)) {
    const id = `stage.${mechanism}.${stage}.share`;
    figures[`${id}.yesterday`] = summary(stagesIn(mechanism, stage, "yesterday")).share;
    figures[`${id}.lastweek`] = summary(stagesIn(mechanism, stage, "lastWeek")).share;
  }
  for (const tier of profile.tiers)
    figures[`tier.${tier.id}.count`] = closed.filter((life) => tierOf(life) === tier.id).length;
  const known = closed.filter((life) => tierOf(life) !== null);
  const grassroots = known.filter((life) => profile.tiers.some((tier) => tier.grassroots && tier.id === tierOf(life)));
  figures["tier.grassroots.share"] = known.length === 0 ? null : grassroots.length / known.length;
  for (const { id } of profile.categories)
    figures[`category.${id}.open`] = open.filter((life) => life.category === id).length;
  for (const id of subtree(profile.regions, profile.regions.id) ?? []) figures[`region.${id}.open`] = load(id).open;
  for (const { id } of profile.ports) {
    const second = Math.floor(now / SECONDS);
    const recent = portEvents(id).map((at) => Math.floor(at / SECONDS));
    figures[`port.${id}.rate`] = recent.filter((at) => at <= second && at > second - 60).length / 60;
    const minute = Math.floor(now / MINUTES);
    figures[`port.${id}.events`] = portEvents(id)
      .map((at) => Math.floor(at / MINUTES))
      .filter((at) => at <= minute && at > minute - 30).length;
    figures[`port.${id}.lag`] =
      latestBy(all, (event) => (event.kind === "port" && event.port === id ? event : null))?.lag ?? null;
  }
  Object.assign(figures, indicatorFigures(all));
  const overruns = (): number[] =>
    results
      .flatMap(({ stages }) => stages.filter(({ isPrimary, verdict }) => isPrimary && verdict === "breached"))
      .flatMap(({ clock, reachedAt }) => {
        if (clock === null) return [];
        const half = Math.ceil(1.5 * clock.limit);
        const at = firstInstant(clock, half);
        return at <= now && elapsedBy(clock, reachedAt ?? now) >= half ? [Math.floor(at / MINUTES) * MINUTES] : [];
      });
  const inTide = (at: number): boolean => {
    const bin = Math.floor(at / (10 * MINUTES)) * 10 * MINUTES;
    return bin >= now - 21 * HOURS && bin <= now;
  };
  figures["tide.reported"] = lives.filter((life) => inTide(reportOf(life))).length;
  figures["tide.closed"] = closed.filter((life) => inTide(life.reached.get("closed") ?? 0)).length;
  figures["tide.overruns"] = overruns().filter((minute) => minute > now - 21 * HOURS - MINUTES).length;

  return {
    lives,
    rings,
    stages: new Map(results.map(({ life, stages }) => [life.id, stages])),
    lost: new Map(results.map(({ life, stages }) => [life.id, lostAt(stages)])),
    isIn: (life, window, stage = "reported") =>
      life.reached.has(stage) && windows[window](life.reached.get(stage) ?? 0),
    below,
    figures,
    load,
    tide: (from) => {
      const bins = [];
      for (let start = Math.floor(from / (10 * MINUTES)) * 10 * MINUTES; start <= now; start += 10 * MINUTES) {
        const end = start + 10 * MINUTES;
        const reported = lives.map(reportOf);
        const closes = closed.map((life) => life.reached.get("closed") ?? 0);
        bins.push({
          from: start,
          reported: reported.filter((at) => at >= start && at < end).length,
          closed: closes.filter((at) => at >= start && at < end).length,
          backlog: reported.filter((at) => at < end).length - closes.filter((at) => at < end).length,
        });
      }
      return bins;
    },
    overruns,
    distribution: (mechanism, stage, window) => {
      const bins = new Array<number>(31).fill(0);
      for (const { duration, clock } of stagesIn(mechanism, stage, window)) {
        if (duration === null || clock === null) continue;
        let bin = 0;
        while (bin < 30 && duration > ((bin + 1) * clock.limit) / 20) bin += 1;
        bins[bin] = (bins[bin] ?? 0) + 1;
      }
      return bins;
    },
    compliance: (mechanism, stage, window) => summary(stagesIn(mechanism, stage, window)),
    responsePreviousDay: () => responses(windows.previousDay),
    responseByHour: () => {
      const running = Math.floor(now / HOURS);
      const hours = Array.from({ length: 48 }, (_, index) => running - 47 + index).map((hour) =>
        responses((at) => Math.floor(at / HOURS) === hour),
      );
      return { current: hours.slice(24), previous: hours.slice(0, 24) };
    },
    perMinute: (port) => {
      const running = Math.floor(now / MINUTES);
      const minutes = portEvents(port).map((at) => Math.floor(at / MINUTES));
      return Array.from({ length: 30 }, (_, index) => minutes.filter((at) => at === running - 29 + index).length);
    },
    latest: () =>
      [...lives]
        .sort((one, other) => reportOf(other) - reportOf(one) || (one.id < other.id ? -1 : 1))
        .map((life) => life.id),
  };
}

function responseOf(life: Life): number[] {
  const arrived = life.reached.get("arrived");
  const closed = life.reached.get("closed");
  const reported = life.reached.get("reported");
  if (arrived === undefined || reported === undefined || (closed !== undefined && arrived > closed)) return [];
  return [Math.max(0, arrived - reported)];
}

/** Ids of a region and all below it; null when the tree does not hold it. */
function subtree(root: Region, id: string): string[] | null {
  if (root.id === id) return [id, ...root.children.flatMap((child) => subtree(child, child.id) ?? [])];
  for (const child of root.children) {
    const found = subtree(child, id);
    if (found !== null) return found;
  }
  return null;
}

/** The latest of the events `pick` takes, the last one of equal instants. */
function latestBy<Picked extends { readonly at: number }>(
  events: readonly StreamEvent[],
  pick: (event: StreamEvent) => Picked | null,
): Picked | null {
  let latest: Picked | null = null;
  for (const event of events) {
    const picked = pick(event);
    if (picked !== null && (latest === null || picked.at >= latest.at)) latest = picked;
  }
  return latest;
}

function unitsOnDuty(events: readonly StreamEvent[]): number | null {
  const ids = new Set(events.flatMap((event) => (event.kind === "unitState" ? [event.unit] : [])));
  const states = [...ids].map((id) =>
    latestBy(events, (event) => (event.kind === "unitState" && event.unit === id ? event : null)),
  );
  return states.length === 0 ? null : states.filter((event) => event?.state !== "offDuty").length;
}

function indicatorFigures(events: readonly StreamEvent[]): Figures {
  const records = new Map<string, { at: number; record: IndicatorRecord }>();
  for (const event of events) {
    if (event.kind !== "indicator") continue;
    const { region, indicator, periodFrom, periodTo } = event.record;
    const key = [region, indicator, periodFrom, periodTo].join("/");
    const held = records.get(key);
    if (held === undefined || event.at >= held.at) records.set(key, { at: event.at, record: event.record });
  }
  const figures: Figures = {};
  const ordered = [...records.values()].map(({ record }) => record);
  // Earliest period first, so that the latest is written last; of periods ending together the longer one last.
  ordered.sort((one, other) =>
    one.periodTo === other.periodTo
      ? one.periodFrom < other.periodFrom
        ? 1
        : -1
      : one.periodTo < other.periodTo
        ? -1
        : 1,
  );
  for (const record of ordered) {
    const id = `indicator.${record.region}.${record.indicator}`;
    figures[`${id}.value`] = record.value;
    figures[`${id}.yoy`] = record.yoyPercent;
    figures[`${id}.target`] = record.targetCompletionPercent;
    const [fromYear = 0, fromMonth = 0] = record.periodFrom.split("-").map(Number);
    const [toYear = 0, toMonth = 0] = record.periodTo.split("-").map(Number);
    const months = Math.max(1, 12 * (toYear - fromYear) + toMonth - fromMonth + 1);
    const isAmount =
      !["percent", "minutes", "seconds", "hours", "days"].includes(record.unit) && !record.unit.includes(" per ");
    figures[`${id}.permonth`] = record.value === null || !isAmount ? record.value : record.value / months;
    const period = `${id}@${record.periodFrom}..${record.periodTo}`;
    figures[`${period}.value`] = record.value;
    figures[`${period}.yoy`] = record.yoyPercent;
    figures[`${period}.target`] = record.targetCompletionPercent;
  }
  return figures;
}
