import fc from "fast-check";
import { expect, test } from "vitest";
import { type ConnectionSignal, nextConnection, UNCONNECTED } from "./connection-state.ts";

function after(...signals: ConnectionSignal[]) {
  return signals.reduce(nextConnection, UNCONNECTED).state;
}

const LIVE: ConnectionSignal = { kind: "caughtUp" };

test("connecting, loading by chunks, live", () => {
  expect(after({ kind: "dialled", attempt: 1 })).toEqual({ kind: "connecting", attempt: 1 });
  expect(after({ kind: "loading", done: 2, total: 7 })).toEqual({ kind: "loading", done: 2, total: 7 });
  expect(after({ kind: "loading", done: 7, total: 7 }, LIVE)).toEqual({ kind: "live" });
});

test("lags above two seconds, is live again below one", () => {
  const lagging: ConnectionSignal[] = [LIVE, { kind: "heard", latency: 2_400 }];
  expect(after(LIVE, { kind: "heard", latency: 1_900 })).toEqual({ kind: "live" });
  expect(after(...lagging)).toEqual({ kind: "lagging", latency: 2_400, cause: "latency" });
  expect(after(...lagging, { kind: "heard", latency: 1_500 })).toMatchObject({ kind: "lagging", latency: 1_500 });
  expect(after(...lagging, { kind: "heard", latency: 900 })).toEqual({ kind: "live" });
});

test("catching up does not hide that it lags", () => {
  expect(after(LIVE, { kind: "heard", latency: 5_000 }, LIVE).kind).toBe("lagging");
});

test("what is followed wins over live, and every trouble over it", () => {
  const demo: ConnectionSignal[] = [{ kind: "greeted", following: "demo" }, LIVE];
  expect(after(...demo)).toEqual({ kind: "demo" });
  expect(after(...demo, { kind: "heard", latency: 9_000 }).kind).toBe("lagging");
  expect(after(...demo, { kind: "heard", latency: 9_000 }, { kind: "heard", latency: 10 })).toEqual({ kind: "demo" });
  expect(after(...demo, { kind: "silent", since: 5 }).kind).toBe("stale");
  expect(after(...demo, { kind: "silent", since: 5 }, { kind: "heard", latency: null })).toEqual({ kind: "demo" });
  expect(after(...demo, { kind: "lost", at: 5, retryAt: 9 }).kind).toBe("offline");
});

test("a gateway without its log lags until it has it again, on a slow line too", () => {
  const away: ConnectionSignal = { kind: "log", away: true };
  const slow: ConnectionSignal = { kind: "line", slow: true };
  expect(after(LIVE, away)).toEqual({ kind: "lagging", latency: null, cause: "log" });
  expect(after(LIVE, away, { kind: "heard", latency: 20 })).toEqual({ kind: "lagging", latency: 20, cause: "log" });
  expect(after(LIVE, slow, away, slow)).toMatchObject({ kind: "lagging", cause: "log" });
  expect(after(LIVE, away, { kind: "log", away: false })).toEqual({ kind: "live" });
  expect(after({ kind: "recovering", missing: 3 }, away).kind).toBe("recovering");
});

test("a slow line lags until the server says otherwise, however quick what comes is", () => {
  const slow: ConnectionSignal = { kind: "line", slow: true };
  const quick: ConnectionSignal = { kind: "heard", latency: 20 };
  expect(after(LIVE, slow, quick)).toEqual({ kind: "lagging", latency: 20, cause: "line" });
  expect(after(LIVE, slow, quick, LIVE).kind).toBe("lagging");
  expect(after(LIVE, slow, { kind: "line", slow: false })).toEqual({ kind: "live" });
  expect(after({ kind: "recovering", missing: 3 }, slow).kind).toBe("recovering");
  expect(after({ kind: "lost", at: 1, retryAt: 2 }, { kind: "line", slow: false }).kind).toBe("offline");
});

test("a silent server is stale, and what it was before once it is heard", () => {
  const silent: ConnectionSignal = { kind: "silent", since: 50 };
  expect(after(LIVE, silent, { kind: "silent", since: 60 })).toEqual({ kind: "stale", since: 50 });
  expect(after({ kind: "recovering", missing: 9 }, silent, { kind: "heard", latency: null })).toEqual({
    kind: "recovering",
    missing: 9,
  });
});

test("stays offline since the first loss until the server answers", () => {
  const lost: ConnectionSignal = { kind: "lost", at: 100, retryAt: 1_100 };
  const again: ConnectionSignal[] = [
    { kind: "dialled", attempt: 2 },
    { kind: "lost", at: 1_200, retryAt: 3_200 },
  ];
  expect(after(LIVE, lost, ...again)).toEqual({ kind: "offline", since: 100, retryAt: 3_200 });
  expect(after(LIVE, lost, ...again, { kind: "recovering", missing: 4 }).kind).toBe("recovering");
  expect(after(LIVE, { kind: "silent", since: 40 }, lost)).toEqual({ kind: "offline", since: 40, retryAt: 1_100 });
});

test("a refusal stays on the screen while the server is asked again", () => {
  const refused: ConnectionSignal = { kind: "refused", reason: "version", detail: "2" };
  const quietly: ConnectionSignal[] = [
    { kind: "lost", at: 1, retryAt: 2 },
    { kind: "dialled", attempt: 1 },
    { kind: "silent", since: 3 },
  ];
  expect(after(refused, ...quietly)).toEqual({ kind: "refused", reason: "version", detail: "2" });
  expect(after(refused, { kind: "loading", done: 0, total: 0 }).kind).toBe("loading");
});

test("whatever happens, a server that is caught up with and quick is live", () => {
  const signal: fc.Arbitrary<ConnectionSignal> = fc.oneof(
    fc.record({ kind: fc.constant("dialled"), attempt: fc.nat() }),
    fc.record({ kind: fc.constant("loading"), done: fc.nat(), total: fc.nat() }),
    fc.record({ kind: fc.constant("recovering"), missing: fc.nat() }),
    fc.record({ kind: fc.constant("caughtUp") }),
    fc.record({ kind: fc.constant("heard"), latency: fc.option(fc.nat()) }),
    fc.record({ kind: fc.constant("line"), slow: fc.boolean() }),
    fc.record({ kind: fc.constant("log"), away: fc.boolean() }),
    fc.record({ kind: fc.constant("greeted"), following: fc.constantFrom("live", "replaying", "demo") }),
    fc.record({ kind: fc.constant("silent"), since: fc.nat() }),
    fc.record({ kind: fc.constant("lost"), at: fc.nat(), retryAt: fc.nat() }),
    fc.record({ kind: fc.constant("refused"), reason: fc.constant("scope"), detail: fc.string() }),
  );
  fc.assert(
    fc.property(fc.array(signal), (signals) => {
      const quick: ConnectionSignal[] = [
        { kind: "greeted", following: "live" },
        { kind: "heard", latency: 5 },
        { kind: "line", slow: false },
        { kind: "log", away: false },
        LIVE,
        { kind: "heard", latency: 5 },
      ];
      const { kind } = after(...signals, ...quick);
      // Up to date all along, it goes on with what it followed.
      expect(["live", "replaying", "demo"]).toContain(kind);
    }),
    { seed: 20_262 },
  );
});
