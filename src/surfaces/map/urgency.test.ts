import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapIncident } from "../../../test/fixtures/map-incident.ts";
import { compareUrgency, mostUrgent } from "./urgency.ts";

describe("mostUrgent", () => {
  it("puts the longest overdue first and those without a clock last, the gravest of them before the others", () => {
    const incidents = [
      mapIncident("calm", null),
      mapIncident("soon", 900),
      mapIncident("grave", null, { severity: 1 }),
      mapIncident("late", 100),
    ];
    expect(mostUrgent(incidents, 3).map(({ id }) => id)).toEqual(["late", "soon", "grave"]);
  });

  it("equals sorting all and cutting", () => {
    const incident = fc
      .tuple(fc.nat(50), fc.option(fc.nat(20), { nil: null }), fc.integer({ min: 1, max: 4 }))
      .map(([id, due, severity]) => mapIncident(`i${id}`, due, { severity }));
    const incidents = fc.uniqueArray(incident, { selector: ({ id }) => id });
    fc.assert(
      fc.property(incidents, fc.integer({ min: 1, max: 10 }), (all, limit) => {
        expect(mostUrgent(all, limit)).toEqual(all.toSorted(compareUrgency).slice(0, limit));
      }),
      { seed: 1310 },
    );
  });
});
