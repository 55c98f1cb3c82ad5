import type { Profile } from "../domain/profile.ts";
import { listRegions } from "../domain/region.ts";
import type { IndicatorRecord } from "../domain/indicator.ts";
import { type Derived, WINDOWS } from "./derived.ts";
import { latestIndicators } from "./indicator-figures.ts";
import type { EpochMs } from "../shared/units.ts";
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
  };
  for (const window of WINDOWS) {
    figures[`incidents.reported@${window}`] = derived.reported(window);
    figures[`incidents.closed@${window}`] = derived.closed(window);
  }
  collectStages(figures, profile, derived);
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
  for (const record of latestIndicators(indicators.values())) {
    const id = `indicator.${record.region}.${record.indicator}`;
    figures[`${id}.value`] = record.value;
    figures[`${id}.yoy`] = record.yoyPercent;
    figures[`${id}.target`] = record.targetCompletionPercent;
  }
  return figures;
}

function collectStages(figures: Figures, profile: Profile, derived: Omit<Derived, "figures">): void {
  for (const { mechanism } of profile.mechanisms) {
    for (const { stage } of mechanism.stages) {
      for (const window of WINDOWS) {
        const compliance = derived.compliance(mechanism.id, stage, window);
        for (const [figure, value] of Object.entries(compliance))
          figures[`stage.${mechanism.id}.${stage}.${figure}@${window}`] = value;
        figures[`stage.${mechanism.id}.${stage}.decided@${window}`] = compliance.met + compliance.breached;
      }
    }
  }
}
