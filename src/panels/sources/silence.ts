import type { Derived, PortActivity } from "../../derive/derived.ts";
import type { LocalisedText } from "../../domain/localised-text.ts";
import type { Port } from "../../domain/port.ts";
import type { Profile } from "../../domain/profile.ts";
import type { DurationMs, EpochMs } from "../../shared/units.ts";

/** What a panel's figures come from: the events of every port, published indicators, or nothing that a port could keep back. */
export type PanelSources = "incidents" | "indicators" | "none";

/** A port that is not heard as it should be. */
export interface SilentPort {
  readonly id: string;
  readonly name: LocalisedText;
  readonly state: Exclude<PortActivity["state"], "live">;
  /** The last instant it was heard of; null when it never was. */
  readonly lastSignAt: EpochMs | null;
}

/** How well a panel's sources are heard. */
export interface Silence {
  /** In the profile's order. */
  readonly ports: readonly SilentPort[];
  /** More than half of the sources are silent: what the panel shows is old, whatever the others say. */
  readonly isMostly: boolean;
  /** The longest of the silences; null when there is none, or one never spoke. */
  readonly longest: DurationMs | null;
}

export const HEARD: Silence = { ports: [], isMostly: false, longest: null };

/** What stands behind a silence. */
interface SilenceFacts {
  readonly profile: Profile;
  /** Of everything, whatever the screen is cut to. */
  readonly whole: { readonly derived: Derived };
  readonly now: EpochMs;
}

/** The silent ones among a panel's sources. */
export function silenceOf(sources: PanelSources, { profile, whole, now }: SilenceFacts): Silence {
  const ports = portsOf(sources, profile);
  const silent = ports.flatMap(({ id, name }): SilentPort[] => {
    const { state, lastSignAt } = whole.derived.port(id);
    return state === "live" ? [] : [{ id, name, state, lastSignAt }];
  });
  if (silent.length === 0) return HEARD;
  const oldest = silent.reduce<EpochMs | null>(
    (earliest, { lastSignAt }) => (earliest === null || lastSignAt === null ? null : Math.min(earliest, lastSignAt)),
    now,
  );
  return {
    ports: silent,
    isMostly: 2 * silent.length > ports.length,
    longest: oldest === null ? null : Math.max(0, now - oldest),
  };
}

/** The ports whose silence concerns a panel. */
function portsOf(sources: PanelSources, profile: Profile): readonly Port[] {
  switch (sources) {
    case "incidents":
      // The port of the indicators brings no incidents.
      return profile.ports.filter(({ id }) => id !== profile.indicatorPort);
    case "indicators":
      return profile.ports.filter(({ id }) => id === profile.indicatorPort);
    case "none":
      return [];
  }
}
