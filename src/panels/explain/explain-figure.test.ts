import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fakeCockpit } from "../../../test/gallery/fake-cockpit.ts";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { instant, timeline } from "../../../test/fixtures/timeline.ts";
import { ENGLISH } from "../../app/language/english.ts";
import { CHINESE, wordsOf } from "../../app/language/words.ts";
import type { StreamEvent } from "../../domain/event.ts";
import { HOUR, MINUTE } from "../../shared/units.ts";
import type { Cockpit } from "../cockpit.ts";
import { explainFigure } from "./explain-figure.ts";
import type { ExplainedGroup, Explanation, Phrase } from "./explanation.ts";

const LIVES = `
  kept : 09:00 reported · 09:00:30 signed u1 · 09:02 dispatched u1 · 09:08 arrived u1 · 09:40 closed grid
  slow : 09:10 reported · 09:12 signed u1 · 09:13 dispatched u1
  late category=fire : 09:20 reported
  risk : 09:59:15 reported
  calm region=village-b : 09:59:50 reported
  held : 09:30 reported · 09:30:10 suspended
  phone : 09:35 reported · 09:36 closed community
  skip : 09:36 reported · 09:37:00 dispatched u2
  before : -1d 09:00 reported · -1d 09:00:30 signed u1 · -1d 11:00 closed
  week : -7d 09:00 reported · -7d 09:03:30 signed u1 · -7d 09:30 closed street`;

const OTHER_EVENTS: readonly StreamEvent[] = [
  {
    kind: "indicator",
    at: instant("08:00"),
    record: {
      region: "street",
      indicator: "output",
      labelZh: "产值",
      labelEn: "Output",
      group: "economy",
      periodFrom: "2025-01",
      periodTo: "2025-12",
      value: 51.64,
      unit: "1e8 CNY",
      yoyPercent: -3.5,
      targetCompletionPercent: 98,
      better: "up",
      source: "yearbook",
      status: "revised",
    },
  },
];

const cockpit: Cockpit = fakeCockpit({
  profile: makeProfile(),
  events: [...timeline(LIVES), ...OTHER_EVENTS],
  now: instant("10:00"),
});
const figures: Readonly<Record<string, number | string | null>> = {
  ...cockpit.derived.figures(),
  ...cockpit.predictions.figures(),
};

function explain(id: string): Explanation {
  const explained = explainFigure(id, cockpit);
  if (explained === null) throw new Error(`${id} has no explanation`);
  return explained;
}

it("takes what only the screen knows from the screen", () => {
  expect(explainFigure("alarms.open", { ...cockpit, shown: 3 })?.value).toBe(3);
  expect(explainFigure("alarms.open", cockpit)?.value).toBeNull();
});

describe("where nothing is known of what was before", () => {
  const fresh: Cockpit = { ...cockpit, connection: { ...cockpit.connection, knownSince: instant("09:25") } };
  const gapsOf = (id: string): readonly string[] =>
    (explainFigure(id, fresh)?.gaps ?? []).filter(({ key }) => key === "explain.gap.since").map(gapTime);
  const gapTime = ({ values }: Phrase): string => String(values?.time);

  it("says since when a figure counts, and nothing of figures that are whole or of other things", () => {
    for (const id of ["incidents.reported@today", "incidents.open", "tier.grassroots.share", "tide.reported"])
      expect(gapsOf(id)).toEqual(["09:25"]);
    for (const id of ["port.hotline.events", "stream.rate", "units.onduty"]) expect(gapsOf(id)).toEqual([]);
  });

  it("tells and compares no earlier day", () => {
    expect(explainFigure("incidents.reported@today", fresh)?.comparisons).toEqual([]);
    expect(explainFigure("incidents.reported.yesterday", fresh)?.value).toBeNull();
    expect(explainFigure("stage.1310.signed.share@24h", fresh)?.comparisons.map(({ phrase }) => phrase.key)).toEqual([
      "explain.compare.today",
    ]);
  });
});

const sum = (group: ExplainedGroup | null): number => group?.parts.reduce((total, { count }) => total + count, 0) ?? 0;

describe("every figure", () => {
  it.each(Object.keys(figures))("%s says what the page shows", (id) => {
    const explained = explain(id);
    expect(explained.value).toBe(figures[id]);
    for (const group of [explained.counted, explained.left]) if (group !== null) expect(sum(group)).toBe(group.total);
    for (const { selection, count } of explained.links) expect(cockpit.derived.select(selection).length).toBe(count);
  });

  it.each([
    ["Chinese", CHINESE],
    ["English", ENGLISH],
  ])("has words in %s", (_, files) => {
    const words = wordsOf(files);
    const missing = new Set(
      [...Object.keys(figures), ...documentedIds()]
        .flatMap((id) => phrasesOf(explain(id)))
        .filter(({ key, values = {} }) => {
          const text = words.get(key);
          const gaps = [...(text ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(([, gap = ""]) => gap);
          return text === undefined || gaps.some((gap) => !(gap in values));
        })
        .map(({ key }) => key),
    );
    expect([...missing]).toEqual([]);
  });

  it.each(documentedIds())("%s of docs/figures.md is explained", (id) => {
    expect(explain(id).definition.key).toMatch(/^explain\.define\./);
  });

  it("does not invent what nobody knows", () => {
    for (const id of ["moon", "stage.1310.moon.share@24h", "stage.1310.signed.moon@24h", "incidents.reported@moon"])
      expect(explainFigure(id, cockpit)).toBeNull();
    expect(explainFigure("indicator.street.moon.value", cockpit)).toBeNull();
  });
});

describe("counts add up", () => {
  it("of a stage to all that was reported", () => {
    for (const stage of ["signed", "dispatched", "arrived", "closed"]) {
      for (const window of ["today", "24h", "7d", "all"]) {
        const { counted, left } = explain(`stage.1310.${stage}.share@${window}`);
        expect(sum(counted) + sum(left)).toBe(figures[`incidents.reported@${window}`]);
      }
    }
  });

  it("of what is in hand, by state, category and region", () => {
    for (const id of ["deadline.atrisk", "deadline.breached", "category.fire.open", "region.village-b.open"]) {
      const { counted, left } = explain(id);
      expect(sum(counted)).toBe(figures[id]);
      expect(sum(counted) + sum(left)).toBe(figures["incidents.open"]);
    }
    expect(sum(explain("incidents.reported@24h").counted)).toBe(figures["incidents.reported@24h"]);
  });

  it("of where incidents are lost", () => {
    const { counted, left } = explain("losses.signed@24h");
    expect(sum(counted) + sum(left)).toBe(figures["incidents.reported@24h"]);
  });
});

it("tells the reasons of a share apart", () => {
  const { counted, left, formula, interval, window, mechanism, links } = explain("stage.1310.signed.share@24h");
  const words = (group: ExplainedGroup | null) => group?.parts.map(({ phrase, count }) => [phrase.key, count]);
  expect(words(counted)).toEqual([
    ["explain.part.stage.met", 1],
    ["explain.part.stage.late", 1],
    ["explain.part.stage.overdue", 2],
  ]);
  expect(words(left)).toEqual([
    ["explain.part.stage.running", 2],
    ["explain.part.stage.suspended", 1],
    ["explain.part.stage.closed-without", 1],
  ]);
  expect(formula).toMatchObject({ kind: "fraction", above: [{ count: 1 }], below: [{ count: 1 }, { count: 3 }] });
  expect(interval).not.toBeNull();
  expect(window).toMatchObject({ from: instant("-1d 10:00"), to: instant("10:00") });
  expect(mechanism).toMatchObject({ version: 1, isAssumed: false });
  expect(links.map(({ count }) => count)).toEqual([3, 1]);
});

it("says what ports kept to themselves", () => {
  expect(explain("incidents.open").gaps.map(({ key }) => key)).toContain("explain.gap.never");
  expect(explain("stream.rate").gaps).toEqual([]);
});

it("lists the versions of a mechanism, each with its dates and its limit of the stage", () => {
  const stagesOf = (limit: number | null) =>
    limit === null
      ? [{ stage: "closed", name: { zh: "办结", en: "Closed" }, limit: 4 * HOUR }]
      : [{ stage: "signed", name: { zh: "签收", en: "Signed" }, limit }];
  const mechanism = {
    ...{ id: "1310", name: { zh: "1310", en: "1310" }, status: "published", source: "test" },
    versions: [
      { to: "2025-07-01", stages: stagesOf(null) },
      { from: "2025-07-01", stages: stagesOf(2 * MINUTE) },
      { from: "2026-01-01", stages: stagesOf(MINUTE) },
    ],
  };
  const profile = makeProfile({ mechanisms: [{ mechanism }] });
  const versioned = fakeCockpit({ profile, events: timeline(LIVES), now: instant("10:00") });
  expect(explainFigure("stage.1310.signed.share@24h", versioned)?.mechanism).toMatchObject({
    version: 3,
    since: "2026-01-01",
    versions: [
      { from: null, to: "2025-07-01", limit: null },
      { from: "2025-07-01", to: "2026-01-01", limit: 2 * MINUTE },
      { from: "2026-01-01", to: null, limit: MINUTE },
    ],
  });
  expect(explain("stage.1310.signed.share@24h").mechanism?.versions).toHaveLength(1);
});

it("says of what was reported before the version that holds now that another judged it", () => {
  const stagesOf = (limit: number, from: string, target: number) => [
    { stage: "signed", name: { zh: "签收", en: "Signed" }, limit, from, target },
  ];
  const mechanism = {
    ...{ id: "1310", name: { zh: "1310", en: "1310" }, status: "published", source: "test" },
    versions: [
      { stages: stagesOf(2 * MINUTE, "previous", 0.9) },
      { from: "2026-03-02T09:30+08:00", stages: stagesOf(MINUTE, "reported", 0.98) },
    ],
  };
  const profile = makeProfile({ mechanisms: [{ mechanism }] });
  const events = timeline(`
    A : 09:20 reported · 09:21:30 signed
    B : 09:40 reported · 09:40:30 signed`);
  const explainAt = (id: string, now: string) => explainFigure(id, fakeCockpit({ profile, events, now: instant(now) }));
  const mixed = explainAt("stage.1310.signed.share@24h", "10:00");
  expect(mixed?.counted?.total).toBe(2);
  const at = "2026-03-02 09:30";
  expect(mixed?.notes).toEqual([{ key: "explain.note.mixed", values: { at, n: 1 } }]);
  expect(mixed?.mechanism?.versions).toMatchObject([
    { start: { key: "explain.start.previous" }, target: 0.9 },
    { start: { key: "explain.start.reported" }, target: 0.98 },
  ]);
  const older = [{ key: "explain.note.older", values: { at } }];
  expect(explainAt("stage.1310.signed.share@today", "+1d 10:00")?.notes).toEqual(older);
  expect(explainAt("stage.1310.signed.share.yesterday", "+1d 10:00")?.notes).toEqual(older);
  expect(explainAt("stage.1310.signed.share@today", "+9d 10:00")?.notes).toEqual([]);
});

/** Every id of docs/figures.md, with this installation's own names in its gaps. */
function documentedIds(): string[] {
  const guide = readFileSync(new URL("../../../docs/figures.md", import.meta.url), "utf8");
  const gaps: Readonly<Record<string, string>> = {
    window: "24h",
    category: "fire",
    region: "street",
    mechanism: "1310",
    stage: "signed",
    tier: "grid",
    port: "p110",
    indicator: "output",
    from: "2025-01",
    to: "2025-12",
    reason: "late",
    weekday: "1",
    hour: "9",
    n: "1",
  };
  const fill = (id: string): string => id.replace(/<(\w+)>/g, (_, gap: string) => gaps[gap] ?? `<${gap}>`);
  const ids: string[] = [];
  let family: string | null = null;
  for (const line of guide.split("\n")) {
    if (line.startsWith("## ")) family = null;
    const announced = /^`((?:stage|losses|indicator)\.[^`]*<(figure|outcome|value\|yoy\|target)>[^`]*)`/.exec(line);
    if (announced !== null) family = announced[1] ?? null;
    if (family?.includes("<value|yoy|target>") === true) {
      for (const figure of ["value", "yoy", "target"]) ids.push(fill(family.replace("<value|yoy|target>", figure)));
      family = null;
    }
    if (!line.startsWith("| ")) continue;
    const cell = line.split("|")[1] ?? "";
    for (const [, id = ""] of cell.matchAll(/`([^`]+)`/g)) {
      if (/^[a-z]+\./.test(id) && !id.startsWith("excluded.")) ids.push(fill(id));
      else if (family !== null) ids.push(fill(family.replace(/<(figure|outcome)>/, id)));
    }
  }
  return ids;
}

function phrasesOf(explained: Explanation): Phrase[] {
  const { definition, formula, counted, left, comparisons, window, mechanism, notes, gaps, links } = explained;
  return [
    definition,
    ...(formula === null
      ? []
      : formula.kind === "words"
        ? [formula.phrase]
        : (formula.kind === "sum" ? formula.terms : [...formula.above, ...formula.below]).map(({ phrase }) => phrase)),
    ...[...(counted?.parts ?? []), ...(left?.parts ?? []), ...comparisons, ...links].map(({ phrase }) => phrase),
    ...(window === null ? [] : [window.phrase]),
    ...(mechanism?.start == null ? [] : [mechanism.start]),
    ...notes,
    ...gaps,
  ];
}
