import { expect, test } from "vitest";
import { LatestTable } from "./latest-table.ts";

interface Said {
  readonly at: number;
  readonly what: string;
}

function tableOf(events: readonly Said[]) {
  const table = new LatestTable<Said, string>(
    () => "key",
    ({ what }) => what,
    (one, other) => one.what === other.what,
  );
  for (const event of events) table.apply(event);
  return [table.values.get("key"), table.before.get("key")];
}

test("keeps what was said before the latest, in whatever order it came, unless it was the same", () => {
  const first = { at: 1, what: "51.2" };
  const second = { at: 2, what: "51.6" };
  const third = { at: 3, what: "51.9" };
  expect(tableOf([first])).toEqual(["51.2", undefined]);
  for (const order of [
    [first, second, third],
    [third, first, second],
    [second, third, first],
  ])
    expect(tableOf(order)).toEqual(["51.9", "51.6"]);
  expect(tableOf([second, { at: 5, what: "51.6" }])).toEqual(["51.6", undefined]);
});
