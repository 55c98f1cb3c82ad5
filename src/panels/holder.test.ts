import { expect, it } from "vitest";
import { makeProfile } from "../../test/fixtures/profile.ts";
import { instant, timeline } from "../../test/fixtures/timeline.ts";
import { fakeCockpit } from "../../test/gallery/fake-cockpit.ts";
import { holderOf } from "./holder.ts";

it("climbs the ladder: unit, the tier it rose to, grid, community, brain", () => {
  const cockpit = fakeCockpit({
    profile: makeProfile(),
    now: instant("10:00"),
    events: timeline(`
      unit : 09:00 reported · 09:01 signed u1
      grid region=grid-a2 : 09:00 reported
      village region=village-b : 09:00 reported
      risen region=grid-a1 : 09:00 reported · 09:10 escalated community
      street region=grid-a1 : 09:00 reported · 09:10 escalated street
      police region=grid-a1 : 09:00 reported · 09:10 escalated police
      nowhere region=moon : 09:00 reported`),
  });
  const held = [...cockpit.store.incidents.values()].map((incident) => {
    const { kind, name, brain } = holderOf(incident, cockpit);
    return [incident.id, kind, name, brain];
  });
  expect(held).toEqual([
    ["unit", "unit", "u1", "Governance"],
    ["grid", "grid", "Grid A2", "Governance"],
    ["village", "community", "Village B", "Governance"],
    ["risen", "community", "Village A", "Governance"],
    ["street", "street", "Street", "Governance"],
    ["police", "tier", "Police", "Governance"],
    ["nowhere", "brain", "Governance", "Governance"],
  ]);
});
