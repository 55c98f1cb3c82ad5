import type { Port } from "../domain/port.ts";
import type { PortReport } from "../store/store.ts";
import { CountMap } from "../shared/count-map.ts";
import { MINUTE, SECOND, type EpochMs } from "../shared/units.ts";
import type { PortActivity } from "./derived.ts";

/** Seconds the rate is taken over, minutes of history shown. */
const RATE_SECONDS = 60;
const MINUTES = 30;

/** Events of one port's incidents by second and by minute of their instants. */
class PortTraffic {
  readonly seconds = new CountMap<number>();
  readonly minutes = new CountMap<number>();
  lastEventAt: EpochMs | null = null;

  /** Counts an event (or takes one away, with −1), unless it is too old for every figure. */
  count(at: EpochMs, amount: 1 | -1, now: EpochMs): void {
    if (amount > 0 && (this.lastEventAt === null || at > this.lastEventAt)) this.lastEventAt = at;
    const second = Math.floor(at / SECOND);
    if (second > Math.floor(now / SECOND) - RATE_SECONDS) this.seconds.add(second, amount);
    const minute = Math.floor(at / MINUTE);
    if (minute > Math.floor(now / MINUTE) - MINUTES) this.minutes.add(minute, amount);
  }

  /** Forgets what no figure needs from `now` on. */
  forget(now: EpochMs): void {
    forgetUpTo(this.seconds, Math.floor(now / SECOND) - RATE_SECONDS);
    forgetUpTo(this.minutes, Math.floor(now / MINUTE) - MINUTES);
  }

  /** Events of the last 60 seconds, the running one included. */
  countOfLastMinute(now: EpochMs): number {
    const running = Math.floor(now / SECOND);
    let count = 0;
    for (const key of this.seconds.keys())
      if (key <= running && key > running - RATE_SECONDS) count += this.seconds.get(key);
    return count;
  }
}

/** What comes in through each port. */
export class Ports {
  readonly #ports: ReadonlyMap<string, Port>;
  readonly #traffic = new Map<string, PortTraffic>();
  readonly #reports: ReadonlyMap<string, PortReport>;
  #forgottenAt = 0;

  /** @param reports what the gateway last said of each port, as the store keeps it */
  constructor(ports: readonly Port[], reports: ReadonlyMap<string, PortReport>) {
    this.#ports = new Map(ports.map((port) => [port.id, port]));
    this.#reports = reports;
  }

  /** An event of an incident of `port` came in (1) or left with its incident (−1). */
  count(port: string, at: EpochMs, amount: 1 | -1, now: EpochMs): void {
    this.#trafficOf(port).count(at, amount, now);
  }

  #trafficOf(port: string): PortTraffic {
    let traffic = this.#traffic.get(port);
    if (traffic === undefined) {
      traffic = new PortTraffic();
      this.#traffic.set(port, traffic);
    }
    return traffic;
  }

  /** Something else than an event of an incident came from `port`. */
  heard(port: string, at: EpochMs): void {
    const traffic = this.#trafficOf(port);
    traffic.lastEventAt = Math.max(at, traffic.lastEventAt ?? at);
  }

  advance(now: EpochMs): void {
    const second = Math.floor(now / SECOND);
    if (second === this.#forgottenAt) return;
    this.#forgottenAt = second;
    for (const traffic of this.#traffic.values()) traffic.forget(now);
  }

  /** Events per second over the last minute, all ports. */
  eventRate(now: EpochMs): number {
    let count = 0;
    for (const traffic of this.#traffic.values()) count += traffic.countOfLastMinute(now);
    return count / RATE_SECONDS;
  }

  activity(id: string, now: EpochMs): PortActivity {
    const traffic = this.#traffic.get(id);
    const report = this.#reports.get(id);
    const lastEventAt = traffic?.lastEventAt ?? null;
    const running = Math.floor(now / MINUTE);
    return {
      port: id,
      rate: (traffic?.countOfLastMinute(now) ?? 0) / RATE_SECONDS,
      perMinute: Array.from(
        { length: MINUTES },
        (_, index) => traffic?.minutes.get(running - MINUTES + 1 + index) ?? 0,
      ),
      lastEventAt,
      lastSignAt: lastSign(report, lastEventAt),
      lag: report?.lag ?? null,
      state: portState(this.#ports.get(id), report, lastEventAt, now),
    };
  }
}

/** What the gateway says is a sign of the port as well; that it is down only where nothing else is known. */
function lastSign(report: PortReport | undefined, lastEventAt: EpochMs | null): EpochMs | null {
  if (report === undefined) return lastEventAt;
  if (report.health === "down") return lastEventAt ?? report.at;
  return Math.max(report.at, lastEventAt ?? report.at);
}

/**
 * Down: the gateway says so and nothing came since, or silence longer than the port's `downAfter`. Stale: degraded, silent longer than
 * `staleAfter`, or never heard of. A report of the gateway that the port is up breaks the silence as an event does: quiet sources exist.
 */
function portState(
  port: Port | undefined,
  report: PortReport | undefined,
  lastEventAt: EpochMs | null,
  now: EpochMs,
): PortActivity["state"] {
  const isReportLatest = report !== undefined && report.at >= (lastEventAt ?? Number.NEGATIVE_INFINITY);
  if (isReportLatest && report.health === "down") return "down";
  const lastSign = isReportLatest ? report.at : lastEventAt;
  if (lastSign === null) return "stale";
  if (port !== undefined && now - lastSign > port.downAfter) return "down";
  if (port !== undefined && now - lastSign > port.staleAfter) return "stale";
  return isReportLatest && report.health === "degraded" ? "stale" : "live";
}

function forgetUpTo(counts: CountMap<number>, last: number): void {
  for (const key of counts.keys()) if (key <= last) counts.add(key, -counts.get(key));
}
