import { expect, test } from "vitest";
import { makeIndicator } from "../test/fixtures/indicator.ts";
import { Latest } from "./latest.ts";

/** Values kept after these were published, an instant each, in this order. */
function keptOf(published: readonly (readonly [at: number, value: number])[]): readonly unknown[] {
  const latest = new Latest();
  for (const [index, [at, value]] of published.entries()) {
    const event = { kind: "indicator" as const, at, record: makeIndicator({ value }) };
    latest.add({ sequence: index + 1, event }, event);
  }
  return [...latest.events()].map(({ event }) => (event.kind === "indicator" ? event.record.value : event.kind));
}

test("keeps of an indicator the latest and what it took the place of, in whatever order they came", () => {
  expect(keptOf([[1, 51.2]])).toEqual([51.2]);
  expect(
    keptOf([
      [1, 51.2],
      [2, 51.6],
      [3, 51.9],
    ]),
  ).toEqual([51.6, 51.9]);
  expect(
    keptOf([
      [3, 51.9],
      [1, 51.2],
      [2, 51.6],
    ]),
  ).toEqual([51.6, 51.9]);
  // Said once more it is no revision.
  expect(
    keptOf([
      [1, 51.2],
      [2, 51.2],
    ]),
  ).toEqual([51.2]);
});
