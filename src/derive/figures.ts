import type { Profile } from "../domain/profile.ts";
import { listRegions } from "../domain/region.ts";
import type { IndicatorRecord } from "../domain/indicator.ts";
import { type Derived, type StageCompliance, type WindowId, WINDOWS } from "./derived.ts";
import { indicatorFigures } from "./indicator-figures.ts";
import { stagesOfMechanism } from "./mechanism-stages.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";
import { tideTotals } from "./tide-totals.ts";

export type Figures = Record<string, number | string | null>;

/** Every figure of docs/figures.md but `stream.*`, by id, read from the derivations of one stream. */
export function collectFigures(
  profile: Profile,
  derived: Omit<Derived, "figures">,
  indicators: ReadonlyMap<string, IndicatorRecord>,
  now: EpochMs,
): Figures {
  const figures: Figures = {
    "incidents.open": derived.open,
    "incidents.reported.yesterday": derived.reportedYesterday(),
    "incidents.closed.yesterday": derived.closedYesterday(),
    "deadline.atrisk": derived.atRisk,
    "deadline.breached": derived.breached,
    "tier.grassroots.share": derived.grassrootsShare(),
    "response.mean@today": derived.meanResponse("today"),
    "response.mean@24h": derived.meanResponse("24h"),
    "units.onduty": derived.unitsOnDuty,
    "incidents.supervised": derived.supervised().length,
    "deadline.oldest": ageOfOldestBreach(derived, now),
  };
  for (const window of WINDOWS) {
    figures[`incidents.reported@${window}`] = derived.reported(window);
    figures[`incidents.closed@${window}`] = derived.closed(window);
  }
  collectStages(figures, profile, derived);
  collectLosses(figures, derived);
  const tide = tideTotals(derived, now);
  figures["tide.reported"] = tide.reported;
  figures["tide.closed"] = tide.closed;
  figures["tide.overruns"] = tide.overruns;
  for (const { id } of profile.tiers) figures[`tier.${id}.count`] = derived.closedByTier().get(id) ?? 0;
  for (const { id } of profile.categories) figures[`category.${id}.open`] = derived.openByCategory().get(id) ?? 0;
  for (const { id } of listRegions(profile.regions)) figures[`region.${id}.open`] = derived.load(id).open;
  for (const { id } of profile.ports) {
    const { rate, lag, perMinute } = derived.port(id);
    figures[`port.${id}.rate`] = rate;
    figures[`port.${id}.events`] = perMinute.reduce((sum, count) => sum + count, 0);
    figures[`port.${id}.lag`] = lag;
  }
  Object.assign(figures, indicatorFigures([...indicators.values()]));
  return figures;
}

function ageOfOldestBreach(derived: Omit<Derived, "figures">, now: EpochMs): DurationMs | null {
  const oldest = derived.oldestBreach();
  return oldest === null ? null : now - derived.deadlineOf(oldest).dueAt;
}

function collectStages(figures: Figures, profile: Profile, derived: Omit<Derived, "figures">): void {
  for (const { mechanism } of profile.mechanisms) {
    for (const stage of stagesOfMechanism(mechanism)) {
      const id = `stage.${mechanism.id}.${stage}`;
      for (const window of WINDOWS)
        collectCompliance(figures, id, window, derived.compliance(mechanism.id, stage, window));
      figures[`${id}.share.yesterday`] = derived.complianceYesterday(mechanism.id, stage).share;
      figures[`${id}.share.lastweek`] = derived.complianceLastWeek(mechanism.id, stage).share;
    }
  }
}

function collectCompliance(figures: Figures, id: string, window: WindowId, compliance: StageCompliance): void {
  const { excludedBy, interval, ...plain } = compliance;
  for (const [figure, value] of Object.entries(plain)) figures[`${id}.${figure}@${window}`] = value;
  for (const [reason, count] of Object.entries(excludedBy)) figures[`${id}.excluded.${reason}@${window}`] = count;
  figures[`${id}.decided@${window}`] = compliance.met + compliance.breached;
  figures[`${id}.low@${window}`] = interval?.[0] ?? null;
  figures[`${id}.high@${window}`] = interval?.[1] ?? null;
}

function collectLosses(figures: Figures, derived: Omit<Derived, "figures">): void {
  for (const window of WINDOWS) {
    const { kept, running, lost } = derived.losses(window);
    figures[`losses.kept@${window}`] = kept;
    figures[`losses.running@${window}`] = running;
    for (const [stage, count] of lost) figures[`losses.${stage}@${window}`] = count;
  }
}
