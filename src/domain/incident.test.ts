import { expect, test } from "vitest";
import { type Incident, isOpen } from "./incident.ts";

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
  acknowledged: [],
  changedAt: 0,
};

test("open until closed", () => {
  expect(isOpen(INCIDENT)).toBe(true);
  expect(isOpen({ ...INCIDENT, stages: { ...INCIDENT.stages, closed: 5 } })).toBe(false);
});
