import { expect, test } from "vitest";
import { type Incident, isOpen, pausedBetween } from "./incident.ts";

const INCIDENT: Incident = {
  id: "i",
  revision: 1,
  category: "fire",
  severity: 4,
  port: "hotline",
  region: "street",
  longitude: null,
  latitude: null,
  title: "",
  place: "",
  brain: "centre",
  contact: null,
  stages: {
    reported: 0,
    triaged: null,
    signed: null,
    dispatched: null,
    contacted: null,
    arrived: null,
    reinforced: null,
    closed: null,
  },
  tier: null,
  unit: null,
  pauses: [
    [10, 20, "suspended"],
    [40, 60, "resident"],
  ],
  suspendedSince: null,
  suspendedFor: null,
  turns: [],
  deadlines: null,
  returns: 0,
  jointWith: [],
  supervised: null,
  changedAt: 0,
};

test("pauses count as far as they lie between the two instants", () => {
  expect(pausedBetween(INCIDENT, 0, 100)).toBe(30);
  expect(pausedBetween(INCIDENT, 15, 50)).toBe(15);
  expect(pausedBetween(INCIDENT, 20, 40)).toBe(0);
});

test("a running pause counts up to the later instant", () => {
  const suspended = { ...INCIDENT, suspendedSince: 90 };
  expect(pausedBetween(suspended, 0, 100)).toBe(40);
  expect(pausedBetween(suspended, 95, 100)).toBe(5);
  expect(pausedBetween(suspended, 0, 80)).toBe(30);
});

test("open until closed", () => {
  expect(isOpen(INCIDENT)).toBe(true);
  expect(isOpen({ ...INCIDENT, stages: { ...INCIDENT.stages, closed: 5 } })).toBe(false);
});
