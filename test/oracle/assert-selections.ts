import assert from "node:assert/strict";
import { type Derived, type Selection, STAGE_VERDICTS, WINDOWS } from "../../src/derive/derived.ts";
import type { Incident } from "../../src/domain/incident.ts";
import type { Profile } from "../../src/domain/profile.ts";
import { listRegions } from "../../src/domain/region.ts";
import type { Store } from "../../src/store/store.ts";
import { type Life, tierOf } from "./life.ts";
import { limitedStages } from "./mechanisms.ts";
import type { OracleAnswer } from "./oracle.ts";

/** Compares losses and the incidents behind every figure with the oracle's. @throws AssertionError naming the figure. */
export function assertSelections(derived: Derived, profile: Profile, oracle: OracleAnswer): void {
  const same = (selection: Selection, holds: (life: Life) => boolean): void => {
    const expected = oracle.lives.filter(holds);
    const selected = derived.select(selection);
    // Most are empty: there are hundreds of selections.
    if (expected.length === 0 && selected.length === 0) return;
    const name = `selected: ${JSON.stringify(selection)}`;
    assert.deepEqual(idsOf(selected).sort(), idsOf(expected).sort(), name);
    const reports = selected.map(({ stages }) => stages.reported ?? 0);
    assert.ok(
      reports.every((report, index) => index === 0 || report <= (reports[index - 1] ?? 0)),
      `${name}, newest first`,
    );
  };
  const isOpen = (life: Life): boolean => !life.reached.has("closed");
  same({ kind: "open" }, isOpen);
  for (const { id } of profile.categories)
    same({ kind: "category", category: id }, (life) => isOpen(life) && life.category === id);
  for (const { id } of listRegions(profile.regions))
    same({ kind: "region", region: id }, (life) => isOpen(life) && oracle.below(id).has(life.region));
  for (const { id } of profile.tiers) same({ kind: "tier", tier: id }, (life) => !isOpen(life) && tierOf(life) === id);
  for (const window of WINDOWS) {
    same({ kind: "reported", window }, (life) => oracle.isIn(life, window));
    same({ kind: "closed", window }, (life) => oracle.isIn(life, window, "closed"));
    for (const [mechanism, stage] of limitedStages(profile))
      for (const verdict of STAGE_VERDICTS)
        same({ kind: "stage", mechanism, stage, verdict, window }, (life) => {
          const result = oracle.stages
            .get(life.id)
            ?.find((each) => each.mechanism === mechanism && each.stage === stage);
          return oracle.isIn(life, window) && result?.verdict === verdict;
        });

    const here = oracle.lives.filter((life) => oracle.isIn(life, window) && oracle.lost.get(life.id) !== null);
    const countOf = (at: string): number => here.filter((life) => oracle.lost.get(life.id) === at).length;
    const { incidents, kept, running, lost } = derived.losses(window);
    assert.deepEqual(
      [incidents, kept, running],
      [here.length, countOf("kept"), countOf("running")],
      `losses ${window}`,
    );
    for (const [stage, count] of lost) assert.equal(count, countOf(stage), `lost at ${stage} ${window}`);
    assert.equal(kept + running + [...lost.values()].reduce((sum, count) => sum + count, 0), incidents);
    for (const at of [...lost.keys(), "kept", "running"] as const)
      same({ kind: "lost", at, window }, (life) => oracle.isIn(life, window) && oracle.lost.get(life.id) === at);
  }

  const supervised = oracle.lives.filter((life) => isOpen(life) && life.supervisedSince !== null);
  same({ kind: "supervised" }, (life) => supervised.includes(life));
  const waiting = derived.supervised();
  assert.deepEqual(idsOf(waiting).sort(), idsOf(supervised).sort(), "supervised");
  const since = waiting.map(({ supervised: supervision }) => supervision?.at ?? 0);
  assert.deepEqual(
    since,
    supervised.map((life) => life.supervisedSince).sort((one, other) => (one ?? 0) - (other ?? 0)),
    "supervised, oldest first",
  );
}

/** The incident of the table. @throws AssertionError when it is not there. */
export function held(store: Store, id: string): Incident {
  const incident = store.incidents.get(id);
  assert.ok(incident !== undefined, `incident ${id} is in the table`);
  return incident;
}

export function idsOf(incidents: readonly { readonly id: string }[]): string[] {
  return incidents.map(({ id }) => id);
}
