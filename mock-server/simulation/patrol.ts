import type { UnitMovedEvent, UnitStateEvent } from "../../src/domain/event.ts";
import type { UnitState } from "../../src/domain/unit.ts";
import { type EpochMs, HOUR, MINUTE, SECOND } from "../../src/shared/units.ts";
import { contains, metresBetween, moved, type Point, rounded } from "../geometry.ts";
import type { Chance } from "./chance.ts";
import type { Ground } from "./ground.ts";
import type { Assignment } from "./incident-script.ts";
import { advance } from "./motion.ts";
import type { RosterUnit } from "./roster.ts";

/** Metres a second. */
export interface Speeds {
  readonly patrol: number;
  readonly response: number;
}

/** A standing unit says where it is this often. */
const STANDING_FIX_EVERY = 30 * SECOND;
/** On patrol, the part of the time in which a unit walks on instead of standing somewhere. */
const WALKING_SHARE = 0.8;
/** A unit on duty loses its signal this often. */
const OFFLINE_EVERY = 14 * HOUR;
/** At the scene, near enough. */
const AT_SCENE_METRES = 35;

/** One unit on its way through the day: on and off duty, patrolling its zone, sent to incidents, there, and back. */
export class Patrol {
  readonly unit: RosterUnit;
  readonly #chance: Chance;
  readonly #ground: Ground;
  readonly #speeds: Speeds;
  readonly #assignments: Assignment[] = [];
  #state: UnitState = "offDuty";
  #point: Point;
  #heading: number;
  #target: Point;
  #restsUntil: EpochMs = 0;
  #offlineUntil: EpochMs = 0;
  #fixedAt: EpochMs = 0;
  #task: Assignment | null = null;

  constructor(unit: RosterUnit, ground: Ground, speeds: Speeds, chance: Chance) {
    this.unit = unit;
    this.#ground = ground;
    this.#speeds = speeds;
    this.#chance = chance;
    this.#point = ground.pointIn(unit.zone, chance);
    this.#target = this.#point;
    this.#heading = chance.between(0, 360);
  }

  assign(assignment: Assignment): void {
    this.#assignments.push(assignment);
    this.#assignments.sort((left, right) => left.dispatched - right.dispatched);
  }

  /** The state it begins with, and its first fix while on duty; a running task finds it where it would have come. */
  open(at: EpochMs, onDuty: boolean): readonly (UnitStateEvent | UnitMovedEvent)[] {
    const task = this.#nextTask(at);
    if (!onDuty && task === null) return [this.#stateEvent(at)];
    this.#state = "idle";
    if (task !== null) this.#standWithin(task, at);
    else if (this.#chance.happens(WALKING_SHARE)) this.#target = this.#waypoint();
    else this.#restsUntil = at + this.#chance.integer(1, 60) * SECOND;
    return [this.#stateEvent(at), this.#fix(at, false)];
  }

  /** What it does from one tick to the next, `seconds` later at `at`. */
  tick(at: EpochMs, seconds: number, onDuty: boolean): readonly (UnitStateEvent | UnitMovedEvent)[] {
    const before = this.#state;
    const taskBefore = this.#task;
    const from = this.#point;
    this.#decide(at, seconds, onDuty);
    if (this.#state !== "offDuty" && this.#state !== "offline") this.#move(at, seconds);
    const events: (UnitStateEvent | UnitMovedEvent)[] = [];
    if (this.#state !== before || this.#task !== taskBefore) events.push(this.#stateEvent(at));
    if (this.#state === "offDuty" || this.#state === "offline") return events;
    const going = metresBetween(from, this.#point) > 1;
    if (going || at - this.#fixedAt >= STANDING_FIX_EVERY) events.push(this.#fix(at, going));
    return events;
  }

  #decide(at: EpochMs, seconds: number, onDuty: boolean): void {
    const task = this.#nextTask(at);
    if (task !== null && task !== this.#task) {
      this.#task = task;
      this.#state = "moving";
    } else if (this.#task !== null && at >= this.#task.released && this.#state !== "moving") {
      this.#release();
    } else if (this.#task?.arrived === null && at >= this.#task.released) {
      this.#release();
    }
    if (this.#task !== null) return;
    if (!onDuty) this.#state = "offDuty";
    else if (this.#state === "offDuty") this.#state = "idle";
    else if (this.#state === "offline" && at >= this.#offlineUntil) this.#state = "idle";
    else if (this.#state === "idle" && this.#chance.happens((seconds * SECOND) / OFFLINE_EVERY)) {
      this.#state = "offline";
      this.#offlineUntil = at + this.#chance.integer(2, 9) * MINUTE;
    }
  }

  #release(): void {
    this.#task = null;
    this.#state = "idle";
    this.#target = this.#waypoint();
  }

  /** The latest assignment that has begun; finished ones that were never taken up are forgotten. */
  #nextTask(at: EpochMs): Assignment | null {
    let latest: Assignment | null = null;
    while (this.#assignments[0] !== undefined && this.#assignments[0].dispatched <= at) {
      const begun = this.#assignments.shift();
      if (begun !== undefined && begun.released > at) latest = begun;
    }
    return latest;
  }

  #move(at: EpochMs, seconds: number): void {
    if (this.#state === "onScene") return;
    if (this.#task !== null) this.#respond(this.#task, at, seconds);
    else if (at >= this.#restsUntil) this.#wander(at, seconds);
  }

  /** Goes there so as to arrive when its incident says it did, never faster than it can. */
  #respond(task: Assignment, at: EpochMs, seconds: number): void {
    const distance = metresBetween(this.#point, task.spot.point);
    if (task.arrived !== null && at >= task.arrived && distance <= AT_SCENE_METRES) {
      this.#point = task.spot.point;
      this.#state = "onScene";
      return;
    }
    const left = task.arrived === null ? 0 : (task.arrived - at) / SECOND + seconds;
    const speed = left <= 0 ? this.#speeds.response : Math.min(this.#speeds.response, Math.max(1, distance / left));
    this.#go(task.spot.point, speed, seconds);
  }

  #wander(at: EpochMs, seconds: number): void {
    this.#go(this.#target, this.#speeds.patrol, seconds);
    if (metresBetween(this.#point, this.#target) > 1) return;
    this.#restsUntil = at + this.#chance.integer(10, 90) * SECOND;
    this.#target = this.#waypoint();
  }

  #go(target: Point, speed: number, seconds: number): void {
    let course = { point: this.#point, heading: this.#heading };
    for (let second = 0; second < seconds; second += 1) course = advance(course, target, speed);
    this.#point = course.point;
    this.#heading = course.heading;
  }

  /** The next corner of its round: inside its zone, on a straight way that does not leave it. */
  #waypoint(): Point {
    const { shape } = this.unit.zone;
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const target = this.#ground.pointIn(this.unit.zone, this.#chance);
      const east = (target.longitude - this.#point.longitude) / 6;
      const north = (target.latitude - this.#point.latitude) / 6;
      const stays = [1, 2, 3, 4, 5].every((step) =>
        contains(shape, {
          longitude: this.#point.longitude + east * step,
          latitude: this.#point.latitude + north * step,
        }),
      );
      if (stays) return target;
    }
    return this.#ground.pointIn(this.unit.zone, this.#chance);
  }

  #standWithin(task: Assignment, at: EpochMs): void {
    this.#task = task;
    const { point } = task.spot;
    this.#state = task.arrived !== null && at >= task.arrived ? "onScene" : "moving";
    const distance =
      this.#state === "onScene" ? 0 : (((task.arrived ?? task.released) - at) / SECOND) * 0.4 * this.#speeds.response;
    const direction = this.#chance.between(0, 2 * Math.PI);
    this.#point = moved(point, distance * Math.sin(direction), distance * Math.cos(direction));
    this.#heading = ((direction * 180) / Math.PI + 180) % 360;
  }

  #stateEvent(at: EpochMs): UnitStateEvent {
    const { id, name, kind, zone } = this.unit;
    return {
      kind: "unitState",
      unit: id,
      at,
      state: this.#state,
      incident: this.#task?.incident ?? null,
      name,
      unitKind: kind,
      region: zone.region.id,
    };
  }

  #fix(at: EpochMs, going: boolean): UnitMovedEvent {
    this.#fixedAt = at;
    const heading = going ? Math.round(this.#heading * 10) / 10 : null;
    return { kind: "unitMoved", unit: this.unit.id, at, ...rounded(this.#point), heading };
  }
}
