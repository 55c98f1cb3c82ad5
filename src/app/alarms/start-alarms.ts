import { AlarmDesk } from "../../derive/alarms/alarm-desk.ts";
import { type Announcement, incidentCount } from "../../derive/alarms/alarm.ts";
import { IncidentWatch } from "../../derive/alarms/incident-watch.ts";
import { type AlarmDialog, type AlarmSource, type AlarmsView, NO_ALARMS } from "../../panels/alarms/alarms.ts";
import { spokenWords } from "../../panels/alarms/alarm-words.ts";
import type { Cockpit } from "../../panels/cockpit.ts";
import { mayCommand } from "../../domain/viewer.ts";
import { type DurationMs, type EpochMs, HOUR, SECOND } from "../../shared/units.ts";
import { Acknowledging } from "./acknowledging.ts";
import type { AlarmStorage } from "./alarm-storage.ts";
import type { SoundTurn } from "./sound-turn.ts";
import { createSoundQueue, type SoundMakers } from "./sound-queue.ts";

interface AlarmOptions {
  readonly sounds: SoundMakers;
  readonly storage: AlarmStorage;
  /** Whether this page sounds, of all that show the same alarms. */
  readonly turn: Pick<SoundTurn, "isOurs">;
  /** Calls back once after `delay`. */
  after(delay: DurationMs, callback: () => void): () => void;
}

/** The alarms of a page that runs. */
export interface RunningAlarms {
  readonly source: AlarmSource;
  /** Looks at the cockpit: to be called with every paint, and each second also while nothing is painted. */
  look(cockpit: Cockpit): void;
  /** `alarms.*` of docs/figures.md. */
  figures(): Readonly<Record<string, number>>;
  /** Saves at once what would be saved soon: the page may be going. */
  flush(): void;
}

/** A flood changes the log many times a second; it need not be written as often. */
const SAVE_AFTER: DurationMs = 2 * SECOND;

/** A desk with the watch of the store it follows. */
interface Station {
  readonly profile: string;
  /** What the desk was made from; another profile means another desk. */
  readonly rules: string;
  readonly desk: AlarmDesk;
  store: Cockpit["store"];
  watch: IncidentWatch;
  streamId: string | null;
}

/** The wiring of alarms: cockpit → watch → desk → sound, screen and storage. Looks only while the link is live: an old screen raises nothing. */
export function startAlarms({ sounds, storage, turn, after }: AlarmOptions): RunningAlarms {
  const listeners = new Set<() => void>();
  const queue = createSoundQueue(sounds, () => refresh());
  const acknowledging = new Acknowledging(() => refresh());
  let station: Station | null = null;
  let last: Cockpit | null = null;
  let actor = storage.actor();
  let dialog: AlarmDialog | null = null;
  let view: AlarmsView = NO_ALARMS;
  /** What the view was last made from. */
  let seen = "";
  let cancelSave: (() => void) | null = null;

  /** Instants of acts are those of the last look: what the viewer saw. */
  const now = (): EpochMs => last?.now ?? 0;
  const by = (): string => {
    actor = storage.actor() || actor;
    if (actor !== "" || last === null) return actor;
    return last.viewer?.name ?? last.text(`alarms.actor.${last.form}`);
  };

  function refresh(): void {
    const desk = station?.desk ?? null;
    const open =
      desk === null ? [] : [...desk.open].filter(({ snoozed }) => snoozed === null || snoozed.until <= now());
    // Beside the desk's own changes: snoozes end, and at some full hour the day does.
    const made = desk === null ? "" : `${desk.version} ${open.length} ${Math.floor(now() / HOUR)}`;
    const flood = desk?.floodAt(now()) ?? null;
    const mute = desk?.muteAt(now()) ?? null;
    const isReplay = last !== null && last.rate !== 1;
    const mayAcknowledge = last === null || mayCommand(last.viewer, "acknowledge");
    const { pending, failure } = acknowledging;
    const isSame =
      made === seen &&
      view.flood === flood &&
      view.mute === mute &&
      view.isReplay === isReplay &&
      view.isBlocked === queue.isBlocked &&
      view.actor === actor &&
      view.mayAcknowledge === mayAcknowledge &&
      view.pending === pending &&
      view.failure === failure &&
      view.dialog === dialog;
    if (isSame) return;
    if (made !== seen) saveSoon();
    seen = made;
    view = {
      ...NO_ALARMS,
      ...(desk === null
        ? {}
        : {
            open,
            openCount: incidentCount(desk.open),
            today: desk.raisedToday(now()),
            log: [...desk.log],
            summary: desk.summary,
          }),
      ...{ flood, mute, isReplay, actor, dialog, mayAcknowledge, pending, failure, isBlocked: queue.isBlocked },
    };
    for (const listener of listeners) listener();
  }

  function saveSoon(): void {
    cancelSave ??= after(SAVE_AFTER, flush);
  }
  function flush(): void {
    if (cancelSave === null || station === null) return;
    cancelSave();
    cancelSave = null;
    storage.save(station.profile, station.desk.keep());
  }

  // Whatever the screen is cut to: no filter silences an alarm.
  function follow({ profile, whole: { store, derived }, connection }: Cockpit): Station {
    const { streamId } = connection;
    const watch = new IncidentWatch(store, derived, profile.alarms);
    const rules = JSON.stringify([profile.alarms, profile.zone]);
    if (station !== null) station.watch.stop();
    if (station?.profile === profile.id && station.rules === rules) return { ...station, store, watch, streamId };
    const kept = station?.profile === profile.id ? station.desk.keep() : storage.load(profile.id);
    const options = { settings: profile.alarms, zone: profile.zone };
    const desk = new AlarmDesk(kept === undefined ? options : { ...options, kept });
    return { profile: profile.id, rules, desk, store, watch, streamId };
  }

  function sound({ voice, alarms }: Announcement, cockpit: Cockpit): void {
    if (turn.isOurs)
      queue.play({ voice, words: spokenWords(alarms, cockpit.now, cockpit), language: cockpit.language });
  }

  /** Does something at the desk, if there is one. */
  const act = (deed: (desk: AlarmDesk) => void): void => {
    if (station !== null) deed(station.desk);
    acknowledging.forgive();
    refresh();
  };

  return {
    source: {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      current: () => view,
      actions: {
        acknowledge(incident) {
          if (station === null || last === null) return;
          const alarms = [...station.desk.open].filter((alarm) => incident === null || alarm.incident === incident);
          void acknowledging.send(alarms, by(), last);
        },
        snooze: (incident, length) => act((desk) => desk.snooze(now(), incident, length, by())),
        mute: (length, reason) => act((desk) => desk.mute(now(), length, reason, by())),
        unmute: () => act((desk) => desk.unmute()),
        unblock: () => queue.unblock(),
        setActor(name) {
          actor = name;
          storage.setActor(name);
          refresh();
        },
        show(next) {
          dialog = next;
          // Somebody may have signed a command since.
          actor = storage.actor() || actor;
          acknowledging.forgive();
          refresh();
        },
      },
    },
    look(cockpit) {
      last = cockpit;
      if (cockpit.freshness === "live") {
        if (station === null || station.store !== cockpit.whole.store) {
          const isSameStream = station?.streamId === cockpit.connection.streamId;
          station = follow(cockpit);
          station.desk.begin(cockpit.now, station.watch.look(), isSameStream);
        }
        acknowledging.took(cockpit.connection.sequence);
        const announcement = station.desk.look(cockpit.now, station.watch.look(), cockpit.rate === 1);
        if (announcement !== null) sound(announcement, cockpit);
      }
      refresh();
    },
    figures() {
      // Before the first snapshot is whole nothing is known: zero alarms would be a lie.
      if (station === null) return {};
      const mute = station.desk.muteAt(now());
      return {
        "alarms.open": incidentCount(station.desk.open),
        "alarms.today": station.desk.raisedToday(now()),
        "alarms.muted": mute === null ? 0 : mute.until - now(),
      };
    },
    flush,
  };
}
