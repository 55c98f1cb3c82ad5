import { describe, expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { fakeCockpit } from "../../../test/gallery/fake-cockpit.ts";
import { gaugedStages, primaryMechanism } from "../primary-stages.ts";
import { gaugeView, targetWord } from "./gauge-view.ts";
import { shareAxisStart } from "./share-axis.ts";

const profile = makeProfile();

function viewAt(now: string, lives: string, target: number | null, knownSince: number | null = null) {
  const cockpit = fakeCockpit({
    profile,
    events: timeline(lives),
    now: instant(now),
    connection: { knownSince },
  });
  const mechanism = primaryMechanism(profile);
  const limit = mechanism?.versions[0]?.stages[0];
  if (mechanism === null || limit === undefined) throw new Error("the fixture has a mechanism with stages");
  return gaugeView(cockpit, mechanism, { ...limit, target }, false);
}

describe("gaugeView", () => {
  const lives = `
    A : 09:00 reported · 09:00:30 signed u1
    B : 09:10 reported · 09:12 signed u1
    C : -1d 09:00 reported · -1d 09:00:30 signed u1`;

  it("gives the share with its sample and the change in points", () => {
    expect(viewAt("10:00", lives, 0.98)).toMatchObject({
      decided: 2,
      share: 0.5,
      yesterday: { points: -50, today: 0.5, before: 1, n: 2, m: 1 },
      lastWeek: null,
      meetsTarget: false,
      median: 30_000,
      p90: 120_000,
    });
  });

  it("compares with no day that is not known whole", () => {
    expect(viewAt("10:00", lives, 0.98, instant("-1d 08:00"))).toMatchObject({ share: 0.5, yesterday: null });
    expect(viewAt("10:00", lives, 0.98, instant("-1d 00:00")).yesterday).not.toBeNull();
  });

  it("does not judge without a target or a sample", () => {
    expect(viewAt("10:00", lives, null).meetsTarget).toBeNull();
    expect(viewAt("10:00", "A : 09:59:50 reported", 0.98)).toMatchObject({
      share: null,
      meetsTarget: null,
      yesterday: null,
      interval: null,
    });
  });

  it("calls a target met or missed only where something was decided", () => {
    expect(targetWord(viewAt("10:00", lives, 0.5))).toBe("gauges.target");
    expect(targetWord(viewAt("10:00", lives, 0.98))).toBe("gauges.below");
    expect(targetWord(viewAt("10:00", "A : 09:59:50 reported", 0.98))).toBe("gauges.aim");
  });
});

it("gauges the stages with a target, or all where none has one", () => {
  const mechanism = primaryMechanism(profile);
  if (mechanism === null) throw new Error("the fixture has a mechanism");
  const now = instant("10:00");
  expect(gaugedStages(mechanism, now, profile, 3).map(({ stage }) => stage)).toEqual([
    "signed",
    "dispatched",
    "arrived",
  ]);
  const aimed = {
    ...mechanism,
    versions: mechanism.versions.map((version) => ({
      ...version,
      stages: version.stages.map((stage, index) => ({ ...stage, target: index === 2 ? 0.9 : null })),
    })),
  };
  expect(gaugedStages(aimed, now, profile, 3).map(({ stage }) => stage)).toEqual(["arrived"]);
  expect(primaryMechanism({ ...profile, mechanisms: [] })).toBeNull();
});

it("begins the short axis below every share", () => {
  expect([shareAxisStart([0.98, 0.91]), shareAxisStart([0.62, 1]), shareAxisStart([0]), shareAxisStart([])]).toEqual([
    0.8, 0.6, 0, 0.8,
  ]);
});
