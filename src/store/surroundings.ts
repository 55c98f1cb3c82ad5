import { assertNever } from "../shared/assert-never.ts";
import type {
  IncidentEvent,
  IndicatorEvent,
  PortEvent,
  StreamEvent,
  UnitMovedEvent,
  UnitNews,
} from "../domain/event.ts";
import { indicatorKey, type IndicatorRecord } from "../domain/indicator.ts";
import type { Mode } from "../domain/mode.ts";
import type { Tally } from "../domain/tally.ts";
import type { Unit } from "../domain/unit.ts";
import { UNIT_STATES, UnitStateLog } from "../domain/unit-state-log.ts";
import type { EpochMs } from "../shared/units.ts";
import { KeyedLog } from "./keyed-log.ts";
import { LatestTable } from "./latest-table.ts";
import { ModeHistory } from "./mode-history.ts";
import type { PortReport } from "./store.ts";
import { TallyTable } from "./tally-table.ts";
import { UnitTable } from "./unit-table.ts";

/** An event that is not of an incident. */
export type SurroundingEvent = Exclude<StreamEvent, IncidentEvent>;

/** Fixes kept: 100 units with a fix every 10 s for about 80 minutes. */
const FIXES = 50_000;
/** Port reports and indicators kept: some weeks of them. */
const REPORTS = 20_000;

/** All that the stream says beside incidents: units, ports, indicators and the mode, with their bounded logs. */
export class Surroundings {
  readonly #units = new UnitTable();
  readonly #ports = new LatestTable<PortEvent, PortReport>(
    (event) => event.port,
    ({ port, health, lag, note, at }) => ({ port, health, lag, note, at }),
    (one, other) => one.health === other.health && one.lag === other.lag && one.note === other.note,
  );
  readonly #indicators = new LatestTable<IndicatorEvent, IndicatorRecord>(
    ({ record }) => indicatorKey(record),
    ({ record }) => record,
    (one, other) => JSON.stringify(one.record) === JSON.stringify(other.record),
  );
  readonly #modes = new ModeHistory();
  readonly #tallies = new TallyTable();
  readonly #fixLog = new KeyedLog<UnitMovedEvent>(FIXES, ({ unit }) => unit);
  readonly #stateLog = new UnitStateLog<UnitNews>((event) => event);
  #droppedStates = 0;
  readonly #portLog = new KeyedLog<PortEvent>(REPORTS, ({ port }) => port);
  readonly #indicatorLog = new KeyedLog<IndicatorEvent>(REPORTS, ({ record }) => indicatorKey(record));

  get units(): ReadonlyMap<string, Unit> {
    return this.#units.units;
  }
  get unitStates(): Iterable<UnitNews> {
    return this.#stateLog;
  }
  get ports(): ReadonlyMap<string, PortReport> {
    return this.#ports.values;
  }
  get indicators(): ReadonlyMap<string, IndicatorRecord> {
    return this.#indicators.values;
  }
  get indicatorsBefore(): ReadonlyMap<string, IndicatorRecord> {
    return this.#indicators.before;
  }
  get tallies(): ReadonlyMap<string, Tally> {
    return this.#tallies.values;
  }
  get mode(): Mode {
    return this.#modes.latest;
  }
  /** Events gone from the logs. */
  get dropped(): number {
    let dropped = this.#droppedStates;
    for (const log of this.#keyedLogs()) dropped += log.dropped;
    return dropped;
  }

  /** Takes an event in; false when it is a duplicate of the latest. */
  apply(event: SurroundingEvent): boolean {
    switch (event.kind) {
      case "unitMoved":
        if (!this.#units.apply(event)) return false;
        this.#fixLog.push(event);
        return true;
      case "unitState":
      case "unitLeft":
        if (!this.#units.apply(event)) return false;
        this.#stateLog.push(event);
        this.#droppedStates += this.#stateLog.shrink(UNIT_STATES);
        return true;
      case "port":
        if (!this.#ports.apply(event)) return false;
        this.#portLog.push(event);
        return true;
      case "indicator":
        if (!this.#indicators.apply(event)) return false;
        this.#indicatorLog.push(event);
        return true;
      case "mode":
        return this.#modes.apply(event);
      case "tally":
        return this.#tallies.apply(event);
      default:
        return assertNever(event);
    }
  }

  modeAt(instant: EpochMs): Mode {
    return this.#modes.at(instant);
  }

  *log(): Iterable<SurroundingEvent> {
    yield* this.#stateLog;
    for (const log of this.#keyedLogs()) yield* log;
    yield* this.#tallies;
  }

  #keyedLogs(): readonly (Iterable<SurroundingEvent> & { readonly dropped: number })[] {
    return [this.#fixLog, this.#portLog, this.#indicatorLog, this.#modes];
  }
}
