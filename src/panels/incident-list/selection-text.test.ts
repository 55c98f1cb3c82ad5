import fc from "fast-check";
import { expect, it } from "vitest";
import { type Selection, STAGE_VERDICTS, WINDOWS } from "../../derive/derived.ts";
import { formatSelection, parseSelection } from "./selection-text.ts";

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);
const window = fc.constantFrom(...WINDOWS);
const stage = fc.constantFrom("triaged", "signed", "dispatched", "contacted", "arrived", "reinforced", "closed");
const selection: fc.Arbitrary<Selection> = fc.oneof(
  fc.record({ kind: fc.constantFrom("open" as const, "supervised" as const) }),
  fc.record({ kind: fc.constant("deadline"), state: fc.constantFrom("atrisk", "breached") }),
  fc.record({
    kind: fc.constant("stage"),
    mechanism: fc.stringMatching(/^[a-z0-9-]{1,24}$/),
    stage,
    verdict: fc.constantFrom(...STAGE_VERDICTS),
    window,
  }),
  fc.record({ kind: fc.constant("lost"), at: fc.oneof(stage, fc.constantFrom("kept", "running")), window }),
  fc.record({ kind: fc.constantFrom("reported" as const, "closed" as const), window }),
  fc.record({ kind: fc.constant("category"), category: id }),
  fc.record({ kind: fc.constant("region"), region: fc.stringMatching(/^[A-Za-z0-9_.-]{1,40}$/) }),
  fc.record({ kind: fc.constant("tier"), tier: id }),
) as fc.Arbitrary<Selection>;

it("reads back what it wrote", () => {
  fc.assert(
    fc.property(selection, (chosen) => {
      expect(parseSelection(formatSelection(chosen))).toEqual(chosen);
    }),
    { seed: 1310 },
  );
});

it("takes the unknown for none, and never throws", () => {
  for (const text of ["", "moon", "deadline.soon", "stage.1310.signed.late.24h", "lost.signed", "region.", "open.x"])
    expect(parseSelection(text)).toBeNull();
  fc.assert(
    fc.property(fc.string(), (text) => {
      parseSelection(text);
    }),
    { seed: 1310 },
  );
});
