import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadProfile } from "../server/load-profile.ts";
import type { LimitedStage } from "../src/domain/lifecycle.ts";
import { inVersions, mechanismSchema } from "../src/domain/mechanism.ts";
import type { Profile } from "../src/domain/profile.ts";
import { listRegions } from "../src/domain/region.ts";
import { unreadFields } from "../src/domain/unread-fields.ts";
import { workingCalendarSchema } from "../src/domain/working-calendar.ts";
import { readShapes } from "./fixtures/shapes.ts";

const PUBLIC = "public";
const namesIn = (folder: string): string[] =>
  readdirSync(join(PUBLIC, folder))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/, ""));
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

describe.each(namesIn("mechanisms"))("mechanism %s", (name) => {
  const raw = readJson(join(PUBLIC, "mechanisms", `${name}.json`));
  const mechanism = mechanismSchema.parse(raw);

  test("is read whole, under its own name", () => {
    expect(mechanism.id).toBe(name);
    expect(unreadFields(inVersions(raw), mechanism)).toEqual([]);
  });

  test("says of every stage that it is assumed when the whole is", () => {
    const stages = mechanism.versions.flatMap((version) => version.stages);
    if (mechanism.status === "assumed") expect(stages.every((stage) => stage.assumed)).toBe(true);
  });

  test("limits grow from stage to stage", () => {
    for (const { stages } of mechanism.versions) {
      const limits = stages.filter((stage) => stage.from === "reported").map((stage) => stage.limit ?? Infinity);
      expect(limits.toSorted((a, b) => a - b)).toEqual(limits);
    }
  });
});

describe.each(namesIn("profiles"))("profile %s", (name) => {
  const warnings: string[] = [];
  const profile = loadProfile(name, PUBLIC, (line) => warnings.push(line));

  test("is read whole, under its own name", () => {
    expect(profile.id).toBe(name);
    expect(warnings).toEqual([]);
  });

  test("every leaf region has its ground and every ground its region, with one name", () => {
    const leaves = listRegions(profile.regions).filter((region) => region.children.length === 0);
    const shapes = readShapes(join(PUBLIC, profile.map.regions));
    expect(shapes.map((shape) => shape.id).toSorted()).toEqual(leaves.map((region) => region.id).toSorted());
    for (const { id, name: label } of shapes) {
      const region = leaves.find((leaf) => leaf.id === id);
      expect([region?.name.zh, region?.name.en]).toContain(label);
    }
  });

  test("every file of the map is there", () => {
    for (const { file } of profile.map.layers) expect(() => readJson(join(PUBLIC, file))).not.toThrow();
    expect(profile.map.attribution).not.toEqual([]);
  });

  test("the opening view holds the boundary with a margin", () => {
    const [west, south, east, north] = profile.map.bounds;
    const positions = readShapes(join(PUBLIC, profile.map.boundary ?? "")).flatMap(({ shape }) => shape.flat(2));
    const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
    // The wall's map pane is 1064 × 808.
    expect(((east - west) * middle) / (north - south)).toBeCloseTo(1064 / 808, 1);
    const filled = positions.map(([, y]) => (y - south) / (north - south));
    expect(Math.min(...filled)).toBeGreaterThan(0.02);
    expect(Math.max(...filled)).toBeLessThan(0.98);
    expect(Math.max(...filled) - Math.min(...filled)).toBeGreaterThan(0.7);
    for (const [x] of positions) expect(Math.abs(x - (west + east) / 2)).toBeLessThan((east - west) / 2);
  });
});

describe.each(namesIn("calendars"))("calendar %s", (name) => {
  test("is read whole, under its own name", () => {
    const raw = readJson(join(PUBLIC, "calendars", `${name}.json`));
    const calendar = workingCalendarSchema.parse(raw);
    expect(calendar.id).toBe(name);
    expect(unreadFields(raw, calendar)).toEqual([]);
  });
});

test("xintang has 1310 as it was published, tighter in 战时, and 12810 beside it", () => {
  const published = mechanismSchema.parse(readJson(join(PUBLIC, "mechanisms", "1310.json")));
  const [own, orders] = loadProfile("xintang", PUBLIC).mechanisms;
  const withoutModes = (own?.mechanism.versions ?? []).map((version) => ({
    ...version,
    stages: version.stages.map((stage) => ({ ...stage, limitByMode: {}, assumedByMode: [] })),
  }));
  expect(withoutModes).toEqual(published.versions);
  for (const { limitByMode, assumedByMode } of own?.mechanism.versions[0]?.stages ?? []) {
    expect(assumedByMode).toEqual(Object.keys(limitByMode));
  }
  expect(orders?.mechanism.id).toBe("12810");
});

describe("the simulated day of xintang", () => {
  const profile = loadProfile("xintang", PUBLIC);

  test.each<[LimitedStage, number]>([
    ["signed", 0.986],
    ["dispatched", 0.955],
    ["arrived", 0.925],
  ])("%s in time: about %d, before returns and bursts take their part", (stage, share) => {
    expect(Math.abs(shareInTime(profile, stage) - share)).toBeLessThan(0.006);
  });

  test("has a dozen titles and more of every category, each with a place", () => {
    for (const titles of Object.values(profile.simulation?.titles ?? {})) {
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles.length).toBeGreaterThanOrEqual(12);
      expect(titles.every((title) => title.includes("{place}"))).toBe(true);
    }
  });

  test("has ports of every category's own that add up to the ports of the whole", () => {
    const { categoryWeights = {}, portWeights = {}, portWeightsByCategory = {} } = profile.simulation ?? {};
    expect(Object.keys(portWeightsByCategory).toSorted()).toEqual(Object.keys(categoryWeights).toSorted());
    for (const weights of Object.values(portWeightsByCategory)) {
      expect(Object.values(weights).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
    }
    for (const [port, weight] of Object.entries(portWeights)) {
      const drawn = Object.entries(portWeightsByCategory).map(
        ([category, weights]) => (categoryWeights[category] ?? 0) * (weights[port] ?? 0),
      );
      expect(Math.abs(drawn.reduce((sum, share) => sum + share, 0) - weight)).toBeLessThan(0.03);
    }
  });

  test("knows places in every village, and its forces add up to the strength", () => {
    const { places = {}, units } = profile.simulation ?? {};
    const villages = listRegions(profile.regions).filter((region) => region.level === "community");
    expect(villages).toHaveLength(44);
    for (const village of villages) expect(places[village.id]?.length).toBeGreaterThanOrEqual(4);
    expect(Object.values(units?.byKind ?? {}).reduce((sum, count) => sum + count, 0)).toBe(profile.units.strength);
  });
});

/** Share of a log-normal duration from the report within the limit of the profile's first mechanism. */
function shareInTime(profile: Profile, stage: LimitedStage): number {
  const limit = profile.mechanisms[0]?.mechanism.versions.at(-1)?.stages.find((entry) => entry.stage === stage)?.limit;
  const duration = profile.simulation?.stageDurations[stage];
  if (limit === undefined || limit === null || duration === undefined)
    throw new Error(`${stage} is not simulated or not limited`);
  return normalShare(Math.log(limit / duration.median) / duration.sigma);
}

/** Share of a standard normal below `z`, by Simpson's rule from −8. */
function normalShare(z: number): number {
  const steps = 400;
  const width = (z + 8) / steps;
  const density = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(-8) + density(z);
  for (let step = 1; step < steps; step += 1) sum += density(-8 + step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

describe("docs/profiles.md", () => {
  const folder = mkdtempSync(join(tmpdir(), "profile-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const blocks = [...readFileSync("docs/profiles.md", "utf8").matchAll(/```json\n([\s\S]*?)```/g)].map(
    ([, text]) => text,
  );

  test("the example is a working profile", () => {
    const path = join(folder, "example.json");
    writeFileSync(path, blocks[0] ?? "");
    const profile = loadProfile(path, PUBLIC);
    expect(profile.regions.children).not.toEqual([]);
    expect(profile.mechanisms[0]?.mechanism.id).toBe("1310");
  });

  test("every other block fits into the example", () => {
    const example = JSON.parse(blocks[0] ?? "") as Record<string, unknown>;
    for (const [index, block] of blocks.slice(1).entries()) {
      const path = join(folder, `part-${index}.json`);
      const part = JSON.parse(block ?? "") as Record<string, unknown>;
      writeFileSync(path, JSON.stringify({ ...example, ...part }));
      const warnings: string[] = [];
      loadProfile(path, PUBLIC, (line) => warnings.push(line));
      expect(warnings).toEqual([]);
    }
  });
});
