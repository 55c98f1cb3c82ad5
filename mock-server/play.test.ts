import { describe, expect, it } from "vitest";
import type { IncidentEvent, StreamEvent } from "../src/domain/event.ts";
import { play } from "./play.ts";
import { RecordedStream } from "./recording/recorded-stream.ts";

const events: readonly IncidentEvent[] = [0, 1, 2].map((second) => ({
  kind: "resumed",
  incident: "a",
  revision: second + 1,
  at: second * 1_000,
}));

/** A gateway that writes down what is done to it. */
function diary(): {
  lines: string[];
  publish(list: readonly StreamEvent[]): Promise<void>;
  flush(): Promise<void>;
  restart(id: string): Promise<void>;
  holdsFrom(at: number): Promise<void>;
} {
  const lines: string[] = [];
  const note = (line: string): Promise<void> => {
    lines.push(line);
    return Promise.resolve();
  };
  return {
    lines,
    publish: (list) => note(`publish ${list.map((event) => event.at).join(" ")}`),
    flush: () => note("flush"),
    restart: (id) => note(`restart ${id}`),
    holdsFrom: (at) => note(`holds from ${at}`),
  };
}

describe("play", () => {
  it("asks as time goes on and ends with the recording", async () => {
    const source = new RecordedStream({ events, from: null, speed: 1 });
    source.open(0);
    const gateway = diary();
    let now = 0;
    const wait = (duration: number): Promise<void> => {
      now += duration;
      return Promise.resolve();
    };
    await play({ source, gateway, now: () => now, wait, signal: new AbortController().signal });
    expect(gateway.lines).toEqual(["publish 0", "publish 1000", "publish 2000"]);
    expect(now).toBeGreaterThanOrEqual(2_000);
    expect(now).toBeLessThan(2_100);
  });

  it("flushes at once at full speed, and begins another stream when it loops", async () => {
    const source = new RecordedStream({ events, from: 1_000, speed: "max" });
    source.open(0);
    const gateway = diary();
    const stop = new AbortController();
    const nextStreamId = (): string => {
      if (gateway.lines.some((line) => line === "restart next")) stop.abort();
      return "next";
    };
    await play({ source, gateway, now: () => 0, wait: () => Promise.resolve(), nextStreamId, signal: stop.signal });
    expect(gateway.lines.slice(0, 7)).toEqual([
      "publish 1000 2000",
      "flush",
      "restart next",
      "publish 0",
      "holds from 0",
      "publish 1000 2000",
      "flush",
    ]);
  });

  it("stops when it is told to", async () => {
    const source = new RecordedStream({ events, from: null, speed: 1 });
    source.open(0);
    const gateway = diary();
    const stop = new AbortController();
    stop.abort();
    await play({ source, gateway, now: () => 0, wait: () => Promise.resolve(), signal: stop.signal });
    expect(gateway.lines).toEqual([]);
  });
});
