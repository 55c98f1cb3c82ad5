import { readFileSync } from "node:fs";
import { type ComponentType, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { readIndicators } from "../mock-server/simulation/indicators.ts";
import { NO_FILTER } from "../src/domain/incident-filter.ts";
import type { IndicatorRecord } from "../src/domain/indicator.ts";
import { parseProfile, type Profile } from "../src/domain/profile.ts";
import { type Cockpit, CockpitProvider } from "../src/panels/cockpit.ts";
import { EconomyPanel } from "../src/panels/economy/economy-panel.tsx";
import { explainFigure } from "../src/panels/explain/explain-figure.ts";
import type { Phrase } from "../src/panels/explain/explanation.ts";
import { IndicatorCardsPanel } from "../src/panels/indicators/cards-panel.tsx";
import { IndicatorComparisonPanel } from "../src/panels/indicators/comparison-panel.tsx";
import { IndicatorPolarityPanel } from "../src/panels/indicators/polarity-panel.tsx";
import { IndicatorProjectsPanel } from "../src/panels/indicators/projects-panel.tsx";
import { IndicatorSharePanel } from "../src/panels/indicators/share-panel.tsx";
import { IndicatorTablePanel } from "../src/panels/indicators/table-panel.tsx";
import { IndicatorTargetsPanel } from "../src/panels/indicators/targets-panel.tsx";
import type { PanelProps } from "../src/panels/panel-props.ts";
import { SourcesProvider } from "../src/panels/sources/use-silence.ts";
import { MINUTE } from "../src/shared/units.ts";
import { makeIndicator } from "./fixtures/indicator.ts";
import { fakeCockpit, standingSource } from "./gallery/fake-cockpit.ts";

const NOW = Date.UTC(2026, 10, 20, 6, 32);
const read = (path: string): string => readFileSync(new URL(`../public/${path}`, import.meta.url), "utf8");
const PROFILE = street();
const RECORDS = readIndicators(read("data/indicators.csv"), "indicators.csv").records;
const PANELS: Readonly<Record<string, ComponentType<PanelProps>>> = {
  economy: EconomyPanel,
  "indicator-cards": IndicatorCardsPanel,
  "indicator-targets": IndicatorTargetsPanel,
  "indicator-share": IndicatorSharePanel,
  "indicator-polarity": IndicatorPolarityPanel,
  "indicator-comparison": IndicatorComparisonPanel,
  "indicator-projects": IndicatorProjectsPanel,
  "indicator-table": IndicatorTablePanel,
};
const OF_STREAM = Object.keys(PANELS).filter((panel) => panel !== "indicator-projects");

describe("the economy scene", () => {
  it("measures each target against the share of the year that went by, on one scale", () => {
    const panel = show("indicator-targets", RECORDS);
    const places = (name: string, style: string): string[] =>
      [...panel.matchAll(new RegExp(`class="${name}" style="${style}:([\\d.]+)`, "g"))].map(([, at = ""]) =>
        Number(at).toFixed(1),
      );
    // Months 5, 11, 6 and 6 of twelve, at half the width: the scale ends at twice the target.
    expect(places("targets__elapsed", "left")).toEqual([5, 11, 6, 6].map((months) => ((months / 12) * 50).toFixed(1)));
    expect(places("targets__bar targets__bar--reached", "width")).toEqual(["50.0", "50.0"]);
    expect(places("targets__bar targets__bar--beyond", "left:50%;width")).toEqual(["43.0"]);
    expect(places("targets__bar", "width")).toEqual(["30.0", "25.0"]);
  });

  it("brings streets to one basis and says so, and names who did not report", () => {
    const words = textOf(show("indicator-comparison", RECORDS));
    for (const said of ["期间不同，按月均折算", "每月", "河上未报送", "新塘未报送"]) expect(words).toContain(said);
    expect(words).toMatch(/1新塘10\.33.*2河庄6\.89.*3闻堰2\.55/);
  });

  it("shows a falling energy bar as good, and bars against a target as such", () => {
    const panel = show("indicator-polarity", RECORDS);
    expect(panel.match(/polarity__bar--good/g)).toHaveLength(6);
    expect(panel.match(/polarity__bar--hatched/g)).toHaveLength(1);
    for (const said of ["−10%下降即改善", "超目标 86%"]) expect(textOf(panel)).toContain(said);
  });

  it("lists projects before → after, with what was not published in words", () => {
    const words = textOf(show("indicator-projects", RECORDS));
    for (const said of ["产值+275%1.20→4.50亿元", "税收+107%1,252→2,595万元", "就业未公布→300人", "来源 qiantang-2024"])
      expect(words).toContain(said);
  });

  it.each(OF_STREAM)("%s says what is missing is unpublished, never a zero", (panel) => {
    expect(textOf(show(panel, []))).toMatch(/未公布|尚无公布的指标|未报送/);
    const markup = show(
      panel,
      RECORDS.map((record) => ({ ...record, value: null, yoyPercent: null, targetCompletionPercent: null })),
    );
    expect(textOf(markup)).toMatch(/未公布|未报送|—/);
    expect(markup).not.toMatch(/data-figure="indicator[^"]*" data-value="0"/);
  });

  it.each(OF_STREAM)("%s marks what is provisional or revised, with what changed", (panel) => {
    const provisional = RECORDS.map((record): IndicatorRecord => ({ ...record, status: "provisional" }));
    const revised = RECORDS.map(
      (record): IndicatorRecord => ({
        ...record,
        status: "revised",
        value: record.value === null ? null : record.value + 1,
        yoyPercent: record.yoyPercent === null ? null : record.yoyPercent + 2,
      }),
    );
    expect(show(panel, RECORDS)).not.toMatch(/初步|已修订|原 /);
    expect(show(panel, RECORDS, provisional)).toContain("初步");
    const markup = show(panel, provisional, revised);
    expect(markup).toContain("已修订");
    expect(markup).toMatch(/原 [\d,.]+ /);
    // Neither a share nor the figures with a target have a published change.
    if (!["indicator-targets", "indicator-share"].includes(panel)) expect(markup).toMatch(/同比原 \+[\d.]+%/);
  });

  it("explains what a revised figure was", () => {
    const exports = makeIndicator();
    const cockpit = cockpitAfter([exports], [{ ...exports, value: 17.05, status: "revised" }]);
    const notesOf = (id: string): readonly Phrase[] => explainFigure(id, cockpit)?.notes ?? [];
    const was = { key: "explain.note.was", values: { value: "16.92" } };
    expect(notesOf("indicator.xintang.export_value.value")).toContainEqual(was);
    expect(notesOf("indicator.xintang.export_value@2021-01..2021-04.value")).toContainEqual(was);
    expect(notesOf("indicator.xintang.export_value.yoy").map(({ key }) => key)).not.toContain("explain.note.was");
  });

  it.each(Object.keys(PANELS))("%s says that a filter of incidents does not cut it", (panel) => {
    expect(textOf(show(panel, RECORDS))).not.toContain("不随筛选");
    expect(textOf(show(panel, RECORDS, [], { ...NO_FILTER, categories: ["fire"] }))).toContain("不随筛选");
  });
});

/** A cockpit after records came over the stream and others took their place. */
function cockpitAfter(
  records: readonly IndicatorRecord[],
  later: readonly IndicatorRecord[] = [],
  filter: Cockpit["filter"] = NO_FILTER,
): Cockpit {
  const events = [records, later].flatMap((batch, index) =>
    batch.map((record) => ({ kind: "indicator" as const, at: NOW - (10 - index) * MINUTE, record })),
  );
  return fakeCockpit({ profile: PROFILE, events, now: NOW, filter });
}

/** A panel as the profile places it. */
function show(panel: string, ...given: Parameters<typeof cockpitAfter>): string {
  const cockpit = cockpitAfter(...given);
  const placed = PROFILE.scenes
    .flatMap(({ top, left, centre, right, below }) => [...top, ...left, ...centre, ...right, ...below])
    .find((each) => each.panel === panel);
  const component = PANELS[panel];
  if (component === undefined || placed === undefined) throw new Error(`no panel ${panel}`);
  return renderToStaticMarkup(
    createElement(
      CockpitProvider,
      { value: standingSource(cockpit) },
      createElement(SourcesProvider, { value: "indicators" }, createElement(component, { options: placed.options })),
    ),
  );
}

function textOf(markup: string): string {
  return markup.replace(/<[^>]*>/g, "");
}

function street(): Profile {
  const mechanism: unknown = JSON.parse(read("mechanisms/1310.json"));
  return parseProfile({ ...JSON.parse(read("profiles/xintang.json")), mechanisms: [{ mechanism }] }, "xintang.json");
}
