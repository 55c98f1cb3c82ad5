import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Selection } from "../derive/derived.ts";
import { NO_QUERY } from "../derive/table/incident-query.ts";
import { type IncidentFilter, NO_FILTER } from "../domain/incident-filter.ts";
import { SCENES } from "../domain/profile.ts";
import { DEFAULT_LOAD_VIEW, type LoadView } from "../panels/grid-map/load-view.ts";
import { DEFAULT_TABLE, type TableView } from "../panels/incident-table/table-view.ts";
import { formatViewState, PHONE_TABS, parseViewState, type ViewState } from "./view-state.ts";

const empty: ViewState = {
  scene: null,
  form: null,
  theme: null,
  language: null,
  scope: [],
  incident: null,
  list: null,
  filter: NO_FILTER,
  table: DEFAULT_TABLE,
  load: DEFAULT_LOAD_VIEW,
  tab: null,
};

describe("parseViewState", () => {
  it("reads everything the address may say", () => {
    expect(
      parseViewState(
        "#/events?form=desk&theme=paper&lang=en&scope=330109/330109004&incident=XT-1120-0417&list=lost.signed.24h&tab=map&region=330109004001,330109004002&category=fire&severity=2,1&port=joint-110&tier=grid&reported=1000-2000&hour=7.23&cell=893096a32c3ffff&state=atrisk&sort=-reported&measure=24h&lens=hexagon",
      ),
    ).toEqual({
      scene: "events",
      form: "desk",
      theme: "paper",
      language: "en",
      scope: ["330109", "330109004"],
      incident: "XT-1120-0417",
      list: { kind: "lost", at: "signed", window: "24h" },
      filter: {
        regions: ["330109004001", "330109004002"],
        categories: ["fire"],
        severities: [1, 2],
        ports: ["joint-110"],
        tiers: ["grid"],
        reported: { from: 1000, to: 2000 },
        weekHour: { weekday: 7, hour: 23 },
        cell: "893096a32c3ffff",
      },
      table: {
        query: { ...NO_QUERY, states: ["atrisk"] },
        order: { column: "reported", isDescending: true },
        columns: null,
      },
      load: { measure: "24h", lens: "hexagon" },
      tab: "map",
    });
  });

  it("takes the unknown for absent", () => {
    expect(
      parseViewState(
        "#/moon?form=tv&theme=pink&lang=fr&scope=../<b>&colour=1&incident=&region=<b>&severity=5&tier=&reported=9-1&hour=8.24",
      ),
    ).toEqual({
      ...empty,
      scope: [".."],
    });
    expect(parseViewState("")).toEqual(empty);
    expect(parseViewState("#")).toEqual(empty);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string(), (hash) => void parseViewState(hash)),
      { seed: 7 },
    );
  });
});

it("survives being written and read", () => {
  const region = fc.stringMatching(/^[A-Za-z0-9_.-]{1,40}$/);
  const state: fc.Arbitrary<ViewState> = fc.record({
    scene: fc.constantFrom(...SCENES, null),
    form: fc.constantFrom("wall", "desk", "phone", null),
    theme: fc.constantFrom("ink", "paper", null),
    language: fc.constantFrom("zh", "en", null),
    scope: fc.array(region, { maxLength: 4 }),
    incident: fc.option(fc.string({ minLength: 1, maxLength: 64, unit: "grapheme" }).filter((id) => id.length <= 64)),
    list: fc.constantFrom<Selection | null>({ kind: "open" }, { kind: "region", region: "330109.004" }, null),
    filter: fc.constantFrom<IncidentFilter>(
      NO_FILTER,
      { ...NO_FILTER, regions: ["330109.004"] },
      { ...NO_FILTER, categories: ["fire", "traffic"], reported: { from: 0, to: 1 } },
      { ...NO_FILTER, weekHour: { weekday: 1, hour: 0 } },
      { ...NO_FILTER, cell: "893096a32c3ffff" },
      { ...NO_FILTER, severities: [1, 3], ports: ["a.b"], tiers: ["grid", "street"] },
    ),
    load: fc.constantFrom<LoadView>(DEFAULT_LOAD_VIEW, { measure: "usual", lens: "hexagon" }),
    table: fc.constantFrom<TableView>(DEFAULT_TABLE, { ...DEFAULT_TABLE, columns: ["title", "id"] }),
    tab: fc.constantFrom(...PHONE_TABS, null),
  });
  fc.assert(
    fc.property(state, (view) => {
      expect(parseViewState(formatViewState(view))).toEqual(view);
    }),
    { seed: 7 },
  );
});
