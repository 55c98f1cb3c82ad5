import { expect, test } from "vitest";
import { createManualTime } from "../../test/fixtures/manual-time.ts";
import { makeProfile } from "../../test/fixtures/profile.ts";
import type { Subscribe } from "../protocol/session.ts";
import { type Connection, nextConnection, UNCONNECTED } from "./connection-state.ts";
import type { FeedBatch } from "./feed.ts";
import { createStreamReader } from "./stream-reader.ts";

const CLOCK = [1_000_000, 1_000_000, 1];

/** `from`–`to` as mode events, which stand for any. */
function range(from: number, to: number): [number, number, unknown, unknown[]] {
  const events = Array.from({ length: to - from + 1 }, (_, offset) => [offset, "mode", 900_000, "peace", null]);
  return [from, to, CLOCK, events];
}

/** A reader whose conversation can be read: what it asked, opened, took, and how the connection stands. */
function read() {
  const time = createManualTime();
  const asked: Subscribe[] = [];
  const batches: FeedBatch[] = [];
  const opened: string[] = [];
  let connection: Connection = UNCONNECTED;
  let ahead = 0;
  const reader = createStreamReader({
    scope: ["street"],
    topics: ["mode"],
    now: () => time.now() + ahead,
    after: time.after,
    listener: {
      opened: (_profile, streamId) => opened.push(streamId),
      batch: (batch) => batches.push(batch),
      connection: () => {},
    },
    subscribe: (request) => asked.push(request),
    signal: (signal) => {
      connection = nextConnection(connection, signal);
    },
    greeted: () => {},
    clock: () => 5,
  });
  const profile = JSON.parse(JSON.stringify(makeProfile({ demonstration: false }))) as unknown;
  return {
    time,
    /** Sets the page's clock; its timers run on. */
    setClock: (by: number) => {
      ahead = by;
    },
    asked,
    batches,
    opened,
    reader,
    state: () => connection.state,
    taken: () => batches.flatMap((batch) => batch.events.map(({ sequence }) => sequence)),
    hello: (streamId: string, sequence: number, protocol = 1) =>
      reader.message("hello", { protocol, streamId, sequence, profile, clock: CLOCK }),
    chunk: (chunk: number, chunks: number, from: number, to: number) =>
      reader.message("snapshot", [chunk, chunks, from, to, ...range(from, to).slice(2)]),
    batch: (from: number, to: number) => reader.message("batch", range(from, to)),
    greet: (hello: Readonly<Record<string, unknown>>) =>
      reader.message("hello", { protocol: 1, streamId: "a", sequence: 10, profile, clock: CLOCK, ...hello }),
    heartbeat: (sequence: number, slow?: boolean) =>
      reader.message("heartbeat", { clock: CLOCK, sequence, rejected: { malformed: 3 }, dropped: 2, slow }),
  };
}

/** The same, standing live at 10 of stream `a`. */
function readLive() {
  const session = read();
  session.hello("a", 10);
  session.chunk(0, 1, 1, 10);
  return session;
}

test("asks for a snapshot, shows its progress, goes on live", () => {
  const session = read();
  session.hello("a", 4);
  expect(session.asked).toEqual([{ scope: ["street"], topics: ["mode"], windowMs: makeProfile().windowMs }]);
  expect(session.state()).toEqual({ kind: "loading", done: 0, total: 0 });
  session.chunk(0, 2, 1, 4);
  expect(session.state()).toEqual({ kind: "loading", done: 1, total: 2 });
  session.chunk(1, 2, 1, 4);
  expect(session.state()).toEqual({ kind: "live" });
  session.batch(5, 6);
  expect(session.batches.map(({ phase }) => phase)).toEqual(["snapshot", "snapshot", "live"]);
  expect(session.opened).toEqual(["a"]);
  expect(session.reader.statistics.sequence).toBe(6);
});

test("a gap is asked for once, and filled in order", () => {
  const session = readLive();
  session.time.pass(5_000);
  session.batch(13, 14);
  session.batch(15, 15);
  expect(session.state()).toEqual({ kind: "recovering", missing: 5 });
  expect(session.asked.slice(1)).toMatchObject([{ resume: { streamId: "a", sequence: 10 } }]);
  session.batch(11, 15);
  expect(session.state()).toEqual({ kind: "live" });
  expect(session.taken().slice(10)).toEqual([11, 12, 13, 14, 15]);
  expect(session.reader.statistics.gaps).toBe(1);
});

test("what is missing counts down as it comes in", () => {
  const session = readLive();
  session.time.pass(5_000);
  session.batch(1_210, 1_214);
  const seen = [session.state()];
  for (const [from, to] of [
    [11, 500],
    [501, 1_200],
  ] as const) {
    session.batch(from, to);
    seen.push(session.state());
  }
  expect(seen.map((state) => (state.kind === "recovering" ? state.missing : state.kind))).toEqual([1_204, 714, 14]);
  session.batch(1_201, 1_214);
  expect(session.state()).toEqual({ kind: "live" });
});

test("a recording is replaying, made-up events are a demonstration, whoever plays them", () => {
  const kinds = [{}, { source: "recording" }, { source: "simulation" }, { profile: makeProfile() }].map((hello) => {
    const session = read();
    session.greet(hello);
    session.chunk(0, 1, 1, 10);
    return session.state().kind;
  });
  expect(kinds).toEqual(["live", "replaying", "demo", "demo"]);
});

test("while its line is slow nothing is asked for, and what comes then closes the gap", () => {
  const session = readLive();
  session.heartbeat(40, true);
  expect(session.state()).toEqual({ kind: "lagging", latency: null, cause: "line" });
  session.heartbeat(80, true);
  session.heartbeat(120, true);
  expect(session.asked).toHaveLength(1);
  session.batch(11, 130);
  expect(session.state()).toMatchObject({ kind: "lagging", cause: "line" });
  session.heartbeat(130);
  expect(session.state()).toEqual({ kind: "live" });
  expect(session.reader.statistics.gaps).toBe(0);
});

test("while its line is slow a snapshot may come unasked, and begins anew", () => {
  const session = readLive();
  session.heartbeat(9_000, true);
  session.chunk(0, 2, 8_000, 9_100);
  expect(session.state()).toEqual({ kind: "loading", done: 1, total: 2 });
  session.chunk(1, 2, 8_900, 9_100);
  session.heartbeat(9_100);
  expect(session.state()).toEqual({ kind: "live" });
  expect(session.opened).toEqual(["a", "a"]);
});

test("nothing of one stream gets into another", () => {
  const session = readLive();
  session.hello("b", 3);
  // Sent before the restart, and by another server of the same name.
  session.batch(11, 12);
  session.batch(1, 1);
  session.chunk(1, 2, 1, 10);
  expect(session.taken()).toHaveLength(10);
  session.chunk(0, 1, 1, 3);
  session.batch(4, 4);
  expect(session.taken().slice(10)).toEqual([1, 2, 3, 4]);
  expect(session.reader.statistics).toMatchObject({ streamId: "b", sequence: 4 });
});

test("a gap that is not filled in time is given up for a snapshot, which begins anew", () => {
  const session = readLive();
  session.time.pass(5_000);
  session.batch(13, 14);
  session.time.pass(5_000);
  expect(session.asked.at(-1)).not.toHaveProperty("resume");
  session.chunk(0, 1, 1, 14);
  expect(session.opened).toEqual(["a", "a"]);
  expect(session.state()).toEqual({ kind: "live" });
});

test("a server that leaves a gap at every batch is asked once a second at most", () => {
  const session = readLive();
  for (let round = 0; round < 40; round += 1) {
    session.batch(12 + 2 * round, 12 + 2 * round);
    session.batch(11 + 2 * round, 12 + 2 * round);
    session.time.pass(50);
  }
  expect(session.asked.length).toBeLessThanOrEqual(4);
});

test("a gap found after the page's clock was set back is asked for within a second", () => {
  const session = readLive();
  session.time.pass(5_000);
  session.setClock(-3_600_000);
  session.batch(12, 12);
  expect(session.state()).toEqual({ kind: "recovering", missing: 2 });
  session.time.pass(1_000);
  expect(session.asked.at(-1)?.resume).toEqual({ streamId: "a", sequence: 10 });
  session.batch(11, 12);
  expect([session.state(), session.taken().slice(-2)]).toEqual([{ kind: "live" }, [11, 12]]);
});

test("the last batch lost before a silence is missed at the second heartbeat", () => {
  const session = readLive();
  session.heartbeat(12);
  session.time.pass(2_000);
  expect(session.state()).toEqual({ kind: "live" });
  session.heartbeat(12);
  expect(session.asked.at(-1)).toMatchObject({ resume: { sequence: 10 } });
  session.batch(11, 12);
  expect(session.state()).toEqual({ kind: "live" });
});

test("the same stream after a reconnection is resumed, without opening anew", () => {
  const session = readLive();
  session.reader.hungUp();
  session.hello("a", 12);
  expect(session.asked.at(-1)).toMatchObject({ resume: { streamId: "a", sequence: 10 } });
  expect(session.state()).toEqual({ kind: "recovering", missing: 2 });
  session.batch(11, 12);
  expect(session.opened).toEqual(["a"]);
  expect(session.state()).toEqual({ kind: "live" });
});

test("nothing missed, live at once", () => {
  const session = readLive();
  session.reader.hungUp();
  session.hello("a", 10);
  expect(session.state()).toEqual({ kind: "live" });
});

test("another stream is opened and loaded from its beginning", () => {
  const session = readLive();
  session.hello("b", 3);
  expect(session.opened).toEqual(["a", "b"]);
  expect(session.asked.at(-1)).not.toHaveProperty("resume");
  session.chunk(0, 1, 1, 3);
  expect(session.reader.statistics).toMatchObject({ streamId: "b", sequence: 3 });
});

test("a resume the server cannot serve comes as a snapshot and begins anew", () => {
  const session = readLive();
  session.reader.hungUp();
  session.hello("a", 9_000);
  session.chunk(0, 1, 8_990, 9_000);
  expect(session.opened).toEqual(["a", "a"]);
  expect(session.state()).toEqual({ kind: "live" });
});

test("a message that is not understood is told with the next batch, and what it carried is asked for", () => {
  const session = readLive();
  session.time.pass(5_000);
  session.reader.message("batch", "nonsense");
  session.batch(12, 12);
  session.batch(11, 12);
  const last = session.batches.at(-1);
  expect(last?.rejected.get("malformed")).toBe(1);
  expect(last?.complaints).toEqual([expect.stringContaining("batch")]);
});

test("another protocol version is refused, and so is a profile that cannot be used", () => {
  const session = read();
  session.hello("a", 1, 2);
  expect(session.state()).toMatchObject({ kind: "refused", reason: "version" });
  session.reader.message("hello", { protocol: 1, streamId: "a", sequence: 0, profile: {}, clock: CLOCK });
  expect(session.state()).toMatchObject({ kind: "refused", reason: "profile" });
  expect(session.opened).toEqual([]);
});

test("the gateway's own counts are passed on", () => {
  const session = readLive();
  session.heartbeat(10);
  expect(session.reader.statistics.rejectedByGateway).toEqual(new Map([["malformed", 3]]));
  expect(session.reader.statistics.droppedByGateway).toBe(2);
});
