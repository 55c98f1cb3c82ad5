import { expect, it } from "vitest";
import { makeProfile } from "../../../test/fixtures/profile.ts";
import type { FeedEntry } from "../../derive/derived.ts";
import type { Incident } from "../../domain/incident.ts";
import { feedRows, isFlood } from "./feed-rows.ts";

const profile = makeProfile();
const entry = (over: Partial<Incident>): FeedEntry => ({
  at: 10_000,
  incident: {
    id: "XT-1",
    category: "fire",
    port: "p110",
    place: "下潦",
    contact: "138****6621",
    title: "育才路口 电动车 单方摔倒",
    ...over,
  } as Incident,
});

it("names port, place and contact", () => {
  expect(feedRows([entry({})], profile, "zh", 10_000, 1)[0]).toMatchObject({
    symbol: "triangle",
    title: "育才路口 电动车 单方摔倒",
    detail: "110 · 下潦 · 138****6621",
  });
});

it("leaves out what is missing and shows what the profile does not know", () => {
  const [row] = feedRows([entry({ contact: null, place: "", port: "other", category: "other" })], profile, "zh", 0, 1);
  expect(row).toMatchObject({ symbol: null, detail: "other" });
});

it("marks a row as new for five seconds of the viewer's time", () => {
  const isNew = (now: number, rate: number) => feedRows([entry({})], profile, "en", now, rate)[0]?.isNew;
  expect(isNew(14_999, 1)).toBe(true);
  expect(isNew(15_000, 1)).toBe(false);
  expect(isNew(15_000, 60)).toBe(true);
  expect(isNew(15_000, 0)).toBe(false);
});

it("takes three rows within a second of the viewer's time for a flood", () => {
  const rows = feedRows([entry({}), entry({}), entry({})], profile, "en", 10_000, 1);
  expect(isFlood(rows, 10_999, 1)).toBe(true);
  expect(isFlood(rows, 11_000, 1)).toBe(false);
  expect(isFlood(rows, 11_000, 60)).toBe(true);
  expect(isFlood(rows.slice(1), 10_999, 1)).toBe(false);
});
