import { createContext, useContext, useSyncExternalStore } from "react";
import type { Alarm, Mute } from "../../derive/alarms/alarm.ts";
import type { Flood, Summary } from "../../derive/alarms/alarm-desk.ts";
import type { DurationMs } from "../../shared/units.ts";
import type { CommandFailure } from "../signed-command/failure-key.ts";

const ALARM_DIALOGS = ["log", "mute"] as const;
export type AlarmDialog = (typeof ALARM_DIALOGS)[number];

/** The alarms as they stand at the last paint. A new object whenever anything of it changed. */
export interface AlarmsView {
  /** On the line: neither acknowledged nor over nor snoozed, in the order they were raised. */
  readonly open: readonly Alarm[];
  /** Incidents of those and of the snoozed ones. */
  readonly openCount: number;
  /** Raised since midnight of the profile's zone. */
  readonly today: number;
  /** Those raised in the running minute; null for none. */
  readonly flood: Flood | null;
  /** Oldest first. */
  readonly log: readonly Alarm[];
  /** What stood when the page began to watch; null before. */
  readonly summary: Summary | null;
  readonly mute: Mute | null;
  /** The browser refuses to make a sound until somebody taps. */
  readonly isBlocked: boolean;
  /** The stream is a replay, fast or standing: nothing sounds. */
  readonly isReplay: boolean;
  /** Who acts at this screen, as they said, here or with a command they signed; empty when they did not. */
  readonly actor: string;
  readonly dialog: AlarmDialog | null;
  /** Whether this viewer may acknowledge, which holds for every screen. */
  readonly mayAcknowledge: boolean;
  /** Acknowledged here, and the gateway has not said so yet. */
  readonly pending: ReadonlySet<Alarm>;
  /** Why the last one was not acknowledged. */
  readonly failure: CommandFailure | null;
}

/** What a viewer can do about alarms. Incidents by id; null means all. */
export interface AlarmActions {
  /** Asks the gateway; nothing leaves the line before the stream says so. */
  acknowledge(incident: string | null): void;
  snooze(incident: string | null, length: DurationMs): void;
  mute(length: DurationMs, reason: string): void;
  unmute(): void;
  /** Tries to sound again what was refused; call it in the handler of a gesture. */
  unblock(): void;
  setActor(name: string): void;
  show(dialog: AlarmDialog | null): void;
}

/** Gives the alarms of the last paint, and tells when they changed. */
export interface AlarmSource {
  subscribe(listener: () => void): () => void;
  current(): AlarmsView;
  readonly actions: AlarmActions;
}

/** The view of a page that does not watch. */
export const NO_ALARMS: AlarmsView = {
  open: [],
  openCount: 0,
  today: 0,
  flood: null,
  log: [],
  summary: null,
  mute: null,
  isBlocked: false,
  isReplay: false,
  actor: "",
  dialog: null,
  mayAcknowledge: true,
  pending: new Set(),
  failure: null,
};

const nothing = (): void => {};
const UNWATCHED: AlarmSource = {
  subscribe: () => nothing,
  current: () => NO_ALARMS,
  actions: {
    acknowledge: nothing,
    snooze: nothing,
    mute: nothing,
    unmute: nothing,
    unblock: nothing,
    setActor: nothing,
    show: nothing,
  },
};

const AlarmContext = createContext<AlarmSource>(UNWATCHED);
export const AlarmProvider = AlarmContext.Provider;

/** The alarms; without a provider above, those of a page that does not watch. */
export function useAlarms(): AlarmsView {
  const { subscribe, current } = useContext(AlarmContext);
  return useSyncExternalStore(subscribe, current, current);
}

/** What can be done about them. */
export function useAlarmActions(): AlarmActions {
  return useContext(AlarmContext).actions;
}
