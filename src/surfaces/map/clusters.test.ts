import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapIncident } from "../../../test/fixtures/map-incident.ts";
import { clusterIncidents } from "./clusters.ts";

const at = (id: string, longitude: number, dueAt: number | null) => mapIncident(id, dueAt, { longitude });

describe("clusterIncidents", () => {
  it("counts what lies together and takes the first to run out as its worst", () => {
    const clusters = clusterIncidents([at("a", 120.3, 900), at("b", 120.3001, 200), at("far", 121.3, 50)], 10, 40);
    expect(clusters.map(({ count, worst }) => [count, worst.id])).toEqual(
      expect.arrayContaining([
        [2, "b"],
        [1, "far"],
      ]),
    );
    expect(clusters).toHaveLength(2);
  });

  it("keeps a lone incident under its own id and place", () => {
    const [lone] = clusterIncidents([at("lone", 120.3, null)], 9, 40);
    expect(lone).toMatchObject({ key: "lone", count: 1, longitude: 120.3 });
  });

  it("loses nobody at any zoom, and each cluster's worst is the first of some members to run out", () => {
    const place = fc.record({
      longitude: fc.double({ min: 120.2, max: 120.4, noNaN: true }),
      latitude: fc.double({ min: 30.1, max: 30.2, noNaN: true }),
    });
    const zoom = fc.double({ min: 6, max: 14, noNaN: true });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), zoom, (places, level) => {
        const incidents = places.map((where, index) => mapIncident(`i${index}`, 1_000 - index, where));
        const clusters = clusterIncidents(incidents, level, 50);
        expect(clusters.reduce((sum, { count }) => sum + count, 0)).toBe(incidents.length);
        expect(new Set(clusters.map(({ worst }) => worst.id)).size).toBe(clusters.length);
        if (incidents.length > 0) expect(clusters.some(({ worst }) => worst.id === incidents.at(-1)?.id)).toBe(true);
      }),
      { seed: 1310 },
    );
  });
});
