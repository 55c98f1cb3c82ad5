import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import { createVocabulary } from "../../app/language/words.ts";
import type { Derived, PortActivity } from "../../derive/derived.ts";
import { MINUTE } from "../../shared/units.ts";
import { HEARD, silenceOf } from "./silence.ts";
import { silenceNote, staleNote } from "./silence-words.ts";

const NOW = Date.UTC(2026, 10, 20, 6, 32);
const { words } = createVocabulary();
const cockpit = {
  language: "zh",
  profile: makeProfile(),
  text: (key: string, values?: Readonly<Record<string, string | number>>) => words("zh", key, values),
} as const;

/** Ports by id: how they are, and when they were last heard of. Those not named are live. */
function silence(
  sources: Parameters<typeof silenceOf>[0],
  ports: Readonly<Record<string, [PortActivity["state"], number | null]>>,
  profile = makeProfile(),
) {
  const port = (id: string) => ({
    state: ports[id]?.[0] ?? "live",
    lastSignAt: ports[id] === undefined ? NOW : ports[id][1],
  });
  return silenceOf(sources, { profile, whole: { derived: { port } as unknown as Derived }, now: NOW });
}

it("names the silent one of the ports of incidents, and how long", () => {
  const one = silence("incidents", { p110: ["stale", NOW - 4 * MINUTE] });
  expect(one).toMatchObject({ isMostly: false, longest: 4 * MINUTE });
  expect(silenceNote(one, cockpit)).toMatch(/ 已静默 4 分$/);
  expect(silence("incidents", {})).toBe(HEARD);
  expect(silenceNote(HEARD, cockpit)).toBeNull();
});

it("is mostly silent when more than half of them are", () => {
  const all = silence("incidents", { p110: ["down", NOW - 20 * MINUTE], p12345: ["stale", NOW - 3 * MINUTE] });
  expect(all).toMatchObject({ isMostly: true, longest: 20 * MINUTE });
  expect(staleNote(all, cockpit, null)).toBe("已过期 · 2 个端口静默，最久 20 分 · 最后数据 14:29:00");
  expect(staleNote(all, cockpit, "22年 1–5月")).toBe("已过期 · 2 个端口静默，最久 20 分 · 最后一期 22年 1–5月");
});

it("leaves a port that never spoke to the panel of the ports: nothing that is shown came from it", () => {
  expect(silence("incidents", { p110: ["stale", null] })).toBe(HEARD);
  expect(silence("incidents", { p110: ["stale", null], p12345: ["stale", NOW - 3 * MINUTE] })).toMatchObject({
    isMostly: true,
    ports: [{ id: "p12345" }],
  });
});

it("keeps the port of the indicators apart: their panels are its own", () => {
  const profile = makeProfile({ indicatorPort: "p12345" });
  const quiet = { p12345: ["stale", NOW - 30 * MINUTE] } as const;
  const ports = { p12345: [...quiet.p12345] as [PortActivity["state"], number] };
  expect(silence("indicators", ports, profile)).toMatchObject({ isMostly: true });
  expect(silence("incidents", ports, profile)).toBe(HEARD);
  expect(silence("indicators", { p110: ["down", NOW] })).toBe(HEARD);
  expect(silence("none", { p110: ["down", NOW] })).toBe(HEARD);
});
