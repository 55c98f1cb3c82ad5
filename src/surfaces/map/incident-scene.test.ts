import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapIncident } from "../../../test/fixtures/map-incident.ts";
import type { SymbolMark } from "./incident-layer.ts";
import { IncidentScene, markRadius, type SceneTarget } from "./incident-scene.ts";
import type { MapIncident } from "./map-data.ts";
import { toMercator } from "./mercator.ts";

/** What a layer would show. */
class Stage implements SceneTarget {
  readonly dots = new Map<string, MapIncident>();
  symbols: readonly SymbolMark[] = [];
  setDot(incident: MapIncident): void {
    this.dots.set(incident.id, incident);
  }
  removeDot(id: string): void {
    this.dots.delete(id);
  }
  clearDots(): void {
    this.dots.clear();
  }
  setSymbols(marks: readonly SymbolMark[]): void {
    this.symbols = marks;
  }
}
const view = { centre: toMercator(120.3, 30.16), zoom: 13, width: 1000, height: 800 };
const staged = () => {
  const stage = new Stage();
  return { stage, scene: new IncidentScene(stage) };
};

describe("IncidentScene", () => {
  it("shows the 25 most urgent as symbols, most urgent on top, and the rest as dots", () => {
    const { stage, scene } = staged();
    for (let index = 0; index < 137; index++) scene.put(mapIncident(`i${index}`, index));
    expect(scene.apply(1)).toBe(true);
    expect(stage.symbols).toHaveLength(25);
    expect(stage.symbols.at(-1)?.key).toBe("i0");
    expect(stage.symbols.filter(({ breathes }) => breathes)).toHaveLength(6);
    expect(stage.dots.size).toBe(112);
    expect(scene.apply(1)).toBe(false);
  });

  it("moves one up when a symbol goes, and gives the spotlight a symbol whatever its rank", () => {
    const { stage, scene } = staged();
    for (let index = 0; index < 30; index++) scene.put(mapIncident(`i${index}`, index));
    scene.setSpotlight("i29");
    scene.apply(1);
    expect(stage.symbols.filter(({ spotlight }) => spotlight).map(({ key }) => key)).toEqual(["i29"]);
    expect(stage.symbols).toHaveLength(26);
    expect(stage.symbols.at(-1)).toMatchObject({ key: "i29", breathes: false });
    scene.remove("i3");
    scene.setSpotlight(null);
    scene.apply(1);
    expect(stage.symbols.map(({ key }) => key)).toContain("i25");
    expect([...stage.dots.keys()]).toEqual(expect.arrayContaining(["i26", "i29"]));
  });

  it("gathers zoomed out and takes apart again", () => {
    const { stage, scene } = staged();
    scene.put(mapIncident("a", 10));
    scene.put(mapIncident("b", 5));
    scene.put(mapIncident("c", 1, { longitude: 120.5 }));
    scene.setClusterZoom(10);
    scene.apply(1);
    expect(stage.symbols.map(({ incident, cluster }) => [incident.id, cluster])).toEqual(
      expect.arrayContaining([
        ["b", true],
        ["c", false],
      ]),
    );
    expect(scene.clusters.map(({ count }) => count)).toEqual([2]);
    scene.setClusterZoom(null);
    scene.apply(1);
    expect(stage.symbols).toHaveLength(3);
    expect(scene.clusters).toEqual([]);
  });

  it("hits symbols over dots, and a dot only within its reach", () => {
    const { scene } = staged();
    for (let index = 0; index < 25; index++) scene.put(mapIncident(`s${index}`, index, { longitude: 120.4 }));
    scene.put(mapIncident("dot", 99));
    scene.apply(1);
    expect(scene.hit({ x: 505, y: 400 }, view, 1, 28, 0)?.incident.id).toBe("dot");
    expect(scene.hit({ x: 512, y: 400 }, view, 1, 28, 0)).toBeNull();
    scene.put(mapIncident("over", -1));
    scene.apply(1);
    expect(scene.hit({ x: 512, y: 400 }, view, 1, 28, 0)).toMatchObject({ incident: { id: "over" }, count: 1 });
  });

  it("always shows every open incident once, as symbol or dot, whatever comes and goes", () => {
    const action = fc.record({
      id: fc.nat(60).map((id) => `i${id}`),
      due: fc.option(fc.nat(1_000), { nil: null }),
      kind: fc.constantFrom("put", "remove", "spotlight", "apply", "clear"),
    });
    fc.assert(
      fc.property(fc.array(action, { maxLength: 200 }), (actions) => {
        const { stage, scene } = staged();
        const open = new Map<string, MapIncident>();
        const act = { put: 0, remove: 0, spotlight: 0, apply: 0, clear: 0 };
        for (const { id, due, kind } of actions) {
          act[kind]++;
          if (kind === "put") {
            open.set(id, mapIncident(id, due));
            scene.put(mapIncident(id, due));
          } else if (kind === "remove") {
            open.delete(id);
            scene.remove(id);
          } else if (kind === "spotlight") scene.setSpotlight(id);
          else if (kind === "clear" && act.clear === 1) {
            open.clear();
            scene.clear();
          } else scene.apply(1);
        }
        scene.apply(1);
        const symbols = stage.symbols.map(({ key }) => key);
        expect([...symbols, ...stage.dots.keys()].sort()).toEqual([...open.keys()].sort());
        for (const [id, dot] of stage.dots) expect(dot).toEqual(open.get(id));
      }),
      { seed: 1310 },
    );
  });
});

it("gives an urgent symbol a longer reach", () => {
  const mark = (dueAt: number | null, severity = 3): SymbolMark => ({
    key: "m",
    incident: mapIncident("m", dueAt, { severity }),
    longitude: 0,
    latitude: 0,
    cluster: false,
    spotlight: false,
    breathes: false,
  });
  expect(markRadius(mark(null), 1, 28, 0)).toBe(15);
  expect(markRadius(mark(-1), 2, 28, 0)).toBe(40);
  expect(markRadius(mark(-1, 1), 1, 28, 0)).toBeCloseTo(27);
});
