import { createContext, useContext, useRef, useSyncExternalStore } from "react";
import type { Command, CommandOutcome } from "../domain/command.ts";
import type { IncidentFilter } from "../domain/incident-filter.ts";
import type { ConnectionState } from "../domain/connection-state.ts";
import type { LocalisedText } from "../domain/localised-text.ts";
import type { Profile } from "../domain/profile.ts";
import type { Viewer } from "../domain/viewer.ts";
import type { QualityReport, SamplesOutcome, SamplesWanted } from "../domain/quality.ts";
import type { Derived, Selection } from "../derive/derived.ts";
import type { Predictions } from "../derive/prediction/prediction.ts";
import type { Store } from "../store/store.ts";
import type { LoadView } from "./grid-map/load-view.ts";
import type { TableView } from "./incident-table/table-view.ts";
import type { DurationMs, EpochMs } from "../shared/units.ts";

export type Language = "zh" | "en";
export type Theme = "ink" | "paper";
export type Form = "wall" | "desk" | "phone";

/** How fresh what the screen shows is. A panel that depends on the stream takes its look from here. */
export type Freshness = "loading" | "live" | "stale" | "disconnected";

/** How old events were when they stood on the screen: source, gateway, line and paint together. In the viewer's time, as latencies are. */
export interface EventLag {
  /** Over the events of the last minute; null without any. */
  readonly p50: DurationMs | null;
  readonly p95: DurationMs | null;
  /** Events measured. */
  readonly count: number;
  /** Events that claim an instant still to come: their source's clock is ahead. In none of the others. */
  readonly ahead: number;
}

/** What the connection panel and top bar show of the feed. */
export interface ConnectionView {
  readonly state: ConnectionState;
  /** Server emit → painted here. */
  readonly latency: DurationMs | null;
  /** An event's own instant → painted here, over the last minute. */
  readonly lag: EventLag;
  /** Events of every kind received per second of the viewer's time, over the last ten. */
  readonly eventRate: number;
  readonly sequence: number;
  readonly gaps: number;
  readonly streamId: string | null;
  readonly rejected: ReadonlyMap<string, number>;
  readonly duplicates: number;
  readonly complaints: readonly string[];
  /** Instant (stream time) of the last event received; null before the first. */
  readonly lastEventAt: EpochMs | null;
  /** From when on (stream time) the gateway holds the stream whole; null while it does not say. */
  readonly knownSince: EpochMs | null;
  /** What the gateway found wrong with what its ports sent; null until it said. */
  readonly quality: QualityReport | null;
}

/** What is known of incidents: the table and what follows from it. */
export interface Sight {
  readonly store: Store;
  readonly derived: Derived;
  readonly predictions: Predictions;
}

/** Everything a panel may read. Painted at most once a frame: `subscribe` fires when there is something new to paint. */
export interface Cockpit extends Sight {
  readonly profile: Profile;
  /** Cut to nothing: what alarms and 督办 go by. Without a filter the same as the cockpit's own. */
  readonly whole: Sight;
  /** Cut to all of the filter but one part: for the panel that chooses that part. While a large table is being cut, as it was cut before. */
  without(part: "regions" | "weekHour" | "cell" | "reported"): Sight;
  readonly connection: ConnectionView;
  readonly freshness: Freshness;
  /** Stream time at the last paint: what every countdown of one frame reads. */
  readonly now: EpochMs;
  /** Server time at the last paint, for lengths since a link was lost; null before the clock was measured. */
  readonly serverNow: EpochMs | null;
  /** Stream seconds per real second. */
  readonly rate: number;
  /** 战时: since when and why; null in 平时. */
  readonly surge: { readonly since: EpochMs; readonly reason: string | null } | null;
  readonly language: Language;
  readonly theme: Theme;
  readonly form: Form;
  /** The incident in focus (map spotlight, drawer); null for none. */
  readonly spotlight: string | null;
  setSpotlight(incident: string | null): void;
  /** The incidents whose list lies over the scene; null for none. */
  readonly selection: Selection | null;
  setSelection(selection: Selection | null): void;
  /** What every figure is cut to; NO_FILTER for nothing. */
  readonly filter: IncidentFilter;
  setFilter(filter: IncidentFilter): void;
  /** Nothing is cut any more, rows of the table neither. */
  clear(): void;
  /** The figures are not cut to the filter yet: a large table takes some frames. */
  readonly isCutting: boolean;
  /** What the viewer chose of the table of incidents. */
  readonly table: TableView;
  setTable(table: TableView): void;
  /** What the load map measures, in which areas. */
  readonly load: LoadView;
  setLoad(load: LoadView): void;
  /** Region path the stream is cut to; empty for the whole profile. */
  readonly scope: readonly string[];
  setScope(scope: readonly string[]): void;
  /** Whom the gateway takes this page for; null when it does not say. */
  readonly viewer: Viewer | null;
  /** Has the server do something for the viewer. Always resolves; what was done comes back as an event. */
  command(command: Command): Promise<CommandOutcome>;
  /** Asks the gateway for samples of what its ports did wrong. Always resolves. */
  samples(wanted: SamplesWanted): Promise<SamplesOutcome>;
  /** A word of the language file; `{{name}}` in it is replaced from `values`. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
}

/** Gives the cockpit of the last paint, and tells when there is a newer one. */
export interface CockpitSource {
  subscribe(listener: () => void): () => void;
  current(): Cockpit;
}

const CockpitContext = createContext<CockpitSource | null>(null);
export const CockpitProvider = CockpitContext.Provider;

/**
 * The one store hook: the slice `select` takes from the cockpit at the last paint. Re-renders only when `isSame` says the slice changed.
 * @throws when used outside a CockpitProvider.
 */
export function useCockpit<Slice>(
  select: (cockpit: Cockpit) => Slice,
  isSame: (before: Slice, after: Slice) => boolean = Object.is,
): Slice {
  const source = useContext(CockpitContext);
  if (source === null) throw new Error("useCockpit needs a CockpitProvider above it");
  const last = useRef<{ readonly slice: Slice } | null>(null);
  const snapshot = (): Slice => {
    const slice = select(source.current());
    if (last.current !== null && isSame(last.current.slice, slice)) return last.current.slice;
    last.current = { slice };
    return slice;
  };
  return useSyncExternalStore(source.subscribe, snapshot, snapshot);
}

/**
 * The source itself, for a panel that draws past React (the map): it subscribes on its own and renders nothing per paint.
 * @throws when used outside a CockpitProvider.
 */
export function useCockpitSource(): CockpitSource {
  const source = useContext(CockpitContext);
  if (source === null) throw new Error("useCockpitSource needs a CockpitProvider above it");
  return source;
}

/** The words of the screen. */
export function useText(): Cockpit["text"] {
  return useCockpit((cockpit) => cockpit.text);
}

/** Picks the viewer's language of words that come as data. */
export function localised(text: LocalisedText, language: Language): string {
  return text[language];
}
