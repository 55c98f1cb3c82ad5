import type { Derived, PortActivity } from "../../derive/derived.ts";
import type { LocalisedText } from "../../domain/localised-text.ts";
import type { Port } from "../../domain/port.ts";
import type { Profile } from "../../domain/profile.ts";
import type { DurationMs, EpochMs } from "../../shared/units.ts";

/** What a panel's figures come from: the events of every port, published indicators, or nothing that a port could keep back. */
export type PanelSources = "incidents" | "indicators" | "none";

/** A port that was heard and is not any more. One that never spoke is no source of what is shown; the panel of the ports names it. */
interface SilentPort {
  readonly id: string;
  readonly name: LocalisedText;
  readonly state: Exclude<PortActivity["state"], "live">;
  /** The last instant it was heard of. */
  readonly lastSignAt: EpochMs;
}

/** How well a panel's sources are heard. */
export interface Silence {
  /** In the profile's order. */
  readonly ports: readonly SilentPort[];
  /** More than half of the sources that ever spoke are silent: what the panel shows is old, whatever the others say. */
  readonly isMostly: boolean;
  /** The longest of the silences; 0 without any. */
  readonly longest: DurationMs;
}

export const HEARD: Silence = { ports: [], isMostly: false, longest: 0 };

/** What stands behind a silence. */
interface SilenceFacts {
  readonly profile: Profile;
  /** Of everything, whatever the screen is cut to. */
  readonly whole: { readonly derived: Derived };
  readonly now: EpochMs;
}

/** The silent ones among a panel's sources. */
export function silenceOf(sources: PanelSources, { profile, whole, now }: SilenceFacts): Silence {
  let speakers = 0;
  const silent = portsOf(sources, profile).flatMap(({ id, name }): SilentPort[] => {
    const { state, lastSignAt } = whole.derived.port(id);
    if (lastSignAt === null) return [];
    speakers += 1;
    return state === "live" ? [] : [{ id, name, state, lastSignAt }];
  });
  if (silent.length === 0) return HEARD;
  const longest = Math.max(0, ...silent.map(({ lastSignAt }) => now - lastSignAt));
  return { ports: silent, isMostly: 2 * silent.length > speakers, longest };
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
