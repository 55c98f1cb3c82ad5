import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createDerived } from "../src/derive/create-derived.ts";
import type { Derived } from "../src/derive/derived.ts";
import type { StreamEvent } from "../src/domain/event.ts";
import type { Profile } from "../src/domain/profile.ts";
import { DAY, type EpochMs } from "../src/shared/units.ts";
import { createStore } from "../src/store/create-store.ts";
import { deadlineCases } from "./fixtures/deadline-case.ts";
import { profileBy } from "./fixtures/deadline-rules.ts";
import { instant } from "./fixtures/timeline.ts";
import { elapsedBy } from "./oracle/clock.ts";
import { askOracle } from "./oracle/oracle.ts";

const CASES = deadlineCases(readFileSync(new URL("./deadline-cases.txt", import.meta.url), "utf8"));

interface Standing {
  readonly stages: ReadonlyMap<string, string>;
  readonly ring: string;
}

describe.each(CASES)("$title", ({ rules, events, expected }) => {
  const profile = profileBy(rules);

  test.each(expected)("$line", ({ at, isAhead, stages, ring }) => {
    const known = events.filter((event) => isAhead || event.at <= at);
    const told = {
      oracle: standingByOracle(known, at, profile),
      engine: standingByEngine(known, at, profile),
      "engine, event by event": standingByEngine(known, at, profile, (event) => event.at),
      "engine, in reverse and twice": standingByEngine([...known, ...known].reverse(), at, profile),
    };
    for (const [who, standing] of Object.entries(told)) {
      expect(standing.ring, who).toBe(ring);
      if (stages.length === 0) expect([...standing.stages], who).toEqual([]);
      for (const stage of stages) expect(lineOf(standing, stage), who).toBe(stage);
    }
  });
});

function standingByEngine(
  events: readonly StreamEvent[],
  at: EpochMs,
  profile: Profile,
  clockAt: (event: StreamEvent) => EpochMs = () => at,
): Standing {
  const store = createStore(profile, { windowMs: 30 * DAY });
  const derived = createDerived(store, profile);
  for (const event of events) {
    store.advance(Math.min(at, clockAt(event)));
    store.apply([event]);
    if (clockAt(event) !== at) derived.figures();
  }
  store.advance(at);
  const incident = store.incidents.get("A");
  if (incident === undefined) throw new Error("there is no incident A");
  return { stages: stagesOf(derived.stagesOf(incident)), ring: ringOf(derived.deadlineOf(incident)) };
}

function stagesOf(statuses: ReturnType<Derived["stagesOf"]>): Standing["stages"] {
  return new Map(
    statuses.map(({ mechanism, stage, verdict, reason, elapsed }) =>
      told(mechanism.id, stage.stage, verdict, reason ?? (elapsed === null ? null : lengthOf(elapsed))),
    ),
  );
}

function ringOf({ state, stage, dueAt }: ReturnType<Derived["deadlineOf"]>): string {
  return state === "none" ? "none" : `${stage?.stage} ${state} due ${timeOf(dueAt)}`;
}

function standingByOracle(events: readonly StreamEvent[], at: EpochMs, profile: Profile): Standing {
  const oracle = askOracle(events, at, profile);
  const ring = oracle.rings.get("A");
  const stages = (oracle.stages.get("A") ?? []).map(({ mechanism, stage, verdict, reason, clock, reachedAt }) =>
    told(mechanism, stage, verdict, reason ?? (clock === null ? null : lengthOf(elapsedBy(clock, reachedAt ?? at)))),
  );
  if (ring === undefined) throw new Error("there is no incident A");
  return {
    stages: new Map(stages),
    ring: ring.state === "none" ? "none" : `${ring.stage} ${ring.state} due ${timeOf(ring.due)}`,
  };
}

/** Stages of the mechanism 1310 stand under their own names, those of others as `mechanism/stage`. */
function told(mechanism: string, stage: string, verdict: string, rest: string | null): [string, string] {
  const name = mechanism === "1310" ? stage : `${mechanism}/${stage}`;
  return [name, rest === null ? `${name} ${verdict}` : `${name} ${verdict} ${rest}`];
}

/** What stands of the stage that is expected, in no more words than the expectation has. */
function lineOf({ stages }: Standing, expected: string): string | undefined {
  const words = expected.split(" ");
  return stages
    .get(words[0] ?? "")
    ?.split(" ")
    .slice(0, words.length)
    .join(" ");
}

/** `1:00`, `1:00.001`, `4:30:00`. */
function lengthOf(length: number): string {
  const text = new Date(length % DAY).toISOString().slice(11, 23).replace(".000", "");
  const [, minutes = "", seconds = ""] = text.split(":");
  const hours = Math.floor(length / (DAY / 24));
  return hours > 0 ? `${hours}:${minutes}:${seconds}` : `${Number(minutes)}:${seconds}`;
}

/** `10:14`, `09:00:30.500`, `-2d 09:00:30`. */
function timeOf(at: EpochMs): string {
  const midnight = instant("00:00");
  const days = Math.floor((at - midnight) / DAY);
  const time = new Date(at - midnight - days * DAY).toISOString().slice(11, 23);
  const short = time.replace(/(:00)?\.000$/, "");
  return days === 0 ? short : `${days > 0 ? "+" : ""}${days}d ${short}`;
}
