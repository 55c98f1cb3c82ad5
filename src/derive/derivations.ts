import type { StreamEvent } from "../domain/event.ts";
import type { Incident } from "../domain/incident.ts";
import type { Profile } from "../domain/profile.ts";
import type { EpochMs } from "../shared/units.ts";
import type { Store, StoreObserver } from "../store/store.ts";
import { Compliance } from "./compliance.ts";
import { blankReading, NO_DEADLINE, readClock, saysSame, toDeadline } from "./deadlines.ts";
import type { Deadline, IncidentWatcher } from "./derived.ts";
import { Latest } from "./latest.ts";
import { Load } from "./load.ts";
import { RuleBook } from "./mechanism-rules.ts";
import { stagesOfFirstMechanisms } from "./mechanism-stages.ts";
import { OpenIncidents } from "./open-incidents.ts";
import { Overruns } from "./overruns.ts";
import { Ports } from "./port-activity.ts";
import { Response } from "./response.ts";
import { StageLosses } from "./stage-losses.ts";
import { reportOf } from "./stage-verdict.ts";
import { Supervised } from "./supervised.ts";
import { Tide } from "./tide.ts";
import { Tiers } from "./tiers.ts";
import { createTrack, type Track } from "./track.ts";
import { Urgency } from "./urgency.ts";
import { WakeQueue } from "./wake-queue.ts";
import { WindowCounts } from "./window-counts.ts";
import { nextWindowChange, Today, windowsOf } from "./windows.ts";

/** Changed incidents that may wait for a reader, beside two for each incident there is: a page nobody looks at must not fill up. */
const WAITING = 1_024;

/**
 * Keeps every derivation of a store. How a change spreads: an incident changed → what reads the incident alone follows at once. What reads the clock too
 * (windows, deadlines, verdicts) follows when somebody asks (`catchUp`): for the incidents that changed since, and for those whose wake-up came.
 * Each derivation takes away what it last counted for the incident and adds what it counts now.
 */
export class Derivations implements StoreObserver {
  // At once
  readonly open = new OpenIncidents();
  readonly supervised = new Supervised();
  readonly tiers: Tiers;
  readonly tide = new Tide();
  readonly latest = new Latest();
  readonly ports: Ports;
  // When caught up
  readonly rules: RuleBook;
  readonly reported = new WindowCounts();
  readonly closed = new WindowCounts();
  readonly compliance: Compliance;
  readonly urgency = new Urgency();
  readonly load: Load;
  readonly response = new Response();
  readonly overruns = new Overruns();
  readonly losses: StageLosses;
  /** Rises whenever anything may have changed. */
  version = 0;
  readonly #store: Store;
  readonly #indicatorPort: string | null;
  readonly #tracks = new Map<Incident, Track>();
  readonly #queue = new WakeQueue();
  readonly #today: Today;
  /** Written anew for each incident: there are millions of readings. */
  readonly #clock = blankReading();
  readonly #settle = (track: Track): void => {
    if (this.#settleByClock(track)) this.#tell(track.incident);
  };
  #waiting: Track[] = [];
  #caughtUpTo: EpochMs = Number.NEGATIVE_INFINITY;
  /** Mode events came that not every incident has been looked at for. */
  #haveModesChanged = false;
  #unitsOnDuty: number | null = null;
  #watchers: readonly IncidentWatcher[] = [];

  constructor(store: Store, profile: Profile) {
    this.#store = store;
    this.rules = new RuleBook(profile);
    this.#today = new Today(profile.zone, store.now);
    this.losses = new StageLosses(stagesOfFirstMechanisms(profile));
    this.compliance = new Compliance(this.rules, this.overruns, this.losses);
    this.load = new Load(profile);
    this.tiers = new Tiers(profile);
    this.ports = new Ports(profile.ports, store.ports);
    this.#indicatorPort = profile.indicatorPort;
    for (const incident of store.incidents.values()) {
      this.incidentChanged(incident);
      for (const event of store.eventsOf(incident.id)) this.eventApplied(event, incident);
    }
  }

  incidentChanged(incident: Incident): void {
    let track = this.#tracks.get(incident);
    if (track === undefined) {
      track = createTrack(incident);
      this.#tracks.set(incident, track);
    }
    this.open.settle(track);
    this.supervised.settle(track);
    this.tiers.settle(track);
    this.tide.settle(track);
    this.latest.settle(track);
    this.version += 1;
    if (track.isWaiting) return;
    track.isWaiting = true;
    this.#waiting.push(track);
    if (this.#waiting.length > 2 * this.#tracks.size + WAITING) this.catchUp();
  }

  incidentEvicted(incident: Incident): void {
    const track = this.#tracks.get(incident);
    if (track === undefined) return;
    this.#tracks.delete(incident);
    this.#remove(track);
    for (const watcher of this.#watchers) watcher.left(incident);
    for (const { at } of this.#store.eventsOf(incident.id)) this.ports.count(incident.port, at, -1, this.#store.now);
    this.version += 1;
  }

  eventApplied(event: StreamEvent, incident: Incident | null): void {
    if (incident !== null) this.ports.count(incident.port, event.at, 1, this.#store.now);
    else if (event.kind === "unitState" || event.kind === "unitLeft") this.#unitsOnDuty = null;
    else if (event.kind === "mode") this.#haveModesChanged = true;
    else if (event.kind === "indicator" && this.#indicatorPort !== null)
      this.ports.heard(this.#indicatorPort, event.at);
    this.version += 1;
  }

  advanced(now: EpochMs): void {
    this.ports.advance(now);
    this.version += 1;
  }

  /** Takes in what changed, by events or by the passing of time, since it was last called. */
  catchUp(): void {
    const { now } = this.#store;
    if (this.#haveModesChanged) this.#followModes();
    const waiting = this.#waiting;
    if (waiting.length === 0 && now === this.#caughtUpTo) return;
    this.#caughtUpTo = now;
    this.#waiting = [];
    this.#today.moveTo(now);
    for (const track of waiting) {
      track.isWaiting = false;
      if (track.isGone) continue;
      this.#settleByClock(track);
      this.#tell(track.incident);
    }
    this.#queue.wakeAll(now, this.#settle);
  }

  /** Tells of single incidents from now on, until the answer is called. */
  watch(watcher: IncidentWatcher): () => void {
    this.#watchers = [...this.#watchers, watcher];
    return () => {
      this.#watchers = this.#watchers.filter((other) => other !== watcher);
    };
  }

  /** The clock of an incident's current stage; needs to be caught up. */
  deadlineOf(incident: Incident): Deadline {
    const track = this.#tracks.get(incident);
    return track === undefined ? NO_DEADLINE : this.#deadline(track);
  }

  /** Open incidents at risk or breached, least time left first; needs to be caught up. */
  urgent(limit: number): readonly Incident[] {
    return this.urgency.first(limit);
  }

  /** What is kept of an incident; null when it is not in the table. */
  trackOf(incident: Incident): Track | null {
    return this.#tracks.get(incident) ?? null;
  }

  tracks(): Iterable<Track> {
    return this.#tracks.values();
  }

  get unitsOnDuty(): number | null {
    const { units } = this.#store;
    if (units.size === 0) return null;
    this.#unitsOnDuty ??= [...units.values()].filter((unit) => unit.state !== "offDuty").length;
    return this.#unitsOnDuty;
  }

  #tell(incident: Incident): void {
    for (const watcher of this.#watchers) watcher.settled(incident);
  }

  /** Answers whether the clock of its current stage says something else than before. */
  #settleByClock(track: Track): boolean {
    const { incident } = track;
    const { now } = this.#store;
    const today = this.#today;
    const clock = this.#clock;
    const reportedAt = reportOf(incident);
    if (
      track.rulesCategory !== incident.category ||
      track.rulesSeverity !== incident.severity ||
      track.rulesReport !== reportedAt ||
      track.rulesMode === null
    )
      this.#chooseRules(track, reportedAt);
    const closedAt = incident.stages.closed;
    const closeWindows = closedAt === null ? 0 : windowsOf(closedAt, now, today);
    this.#moveWindows(track, windowsOf(reportedAt, now, today), closeWindows);
    let wakeAt = nextWindowChange(reportedAt, now, today);
    if (closedAt !== null) wakeAt = Math.min(wakeAt, nextWindowChange(closedAt, now, today));
    readClock(incident, track.rules.primary, now, clock);
    if (track.deadline !== null && !saysSame(track.deadline, clock)) track.deadline = null;
    const isTurned = track.dueAt !== clock.dueAt || track.urgency !== clock.state;
    track.dueAt = clock.dueAt;
    wakeAt = Math.min(wakeAt, clock.changesAt, this.compliance.settle(track, now));
    this.urgency.settle(track, clock.state);
    this.load.settle(track, clock.state);
    this.response.settle(track);
    this.#queue.schedule(track, wakeAt);
    return isTurned;
  }

  #chooseRules(track: Track, reportedAt: EpochMs): void {
    const { category, severity, port } = track.incident;
    const mode = this.#store.modeAt(reportedAt);
    const rules = this.rules.applicable({ category, severity, port, reportedAt, mode });
    if (rules !== track.rules) this.compliance.applyRules(track, rules);
    track.rulesCategory = category;
    track.rulesSeverity = severity;
    track.rulesReport = reportedAt;
    track.rulesMode = mode;
  }

  /** A mode event, late or early, changes the rules of the incidents reported after it: those are looked at again. */
  #followModes(): void {
    this.#haveModesChanged = false;
    for (const track of this.#tracks.values()) {
      if (track.rulesMode === null || track.rulesMode === this.#store.modeAt(track.rulesReport)) continue;
      track.rulesMode = null;
      if (track.isWaiting) continue;
      track.isWaiting = true;
      this.#waiting.push(track);
    }
  }

  #remove(track: Track): void {
    track.isGone = true;
    this.open.remove(track);
    this.supervised.remove(track);
    this.tiers.remove(track);
    this.tide.remove(track);
    this.latest.remove(track);
    this.compliance.remove(track);
    this.urgency.settle(track, "none");
    this.load.remove(track);
    this.response.remove(track);
    this.#moveWindows(track, 0, 0);
  }

  #deadline(track: Track): Deadline {
    if (track.deadline === null) {
      readClock(track.incident, track.rules.primary, this.#store.now, this.#clock);
      track.deadline = toDeadline(this.#clock);
    }
    return track.deadline;
  }

  #moveWindows(track: Track, reportWindows: number, closeWindows: number): void {
    this.reported.move(track.reportWindows, reportWindows);
    this.closed.move(track.closeWindows, closeWindows);
    track.reportWindows = reportWindows;
    track.closeWindows = closeWindows;
  }
}
