import { expect, test } from "vitest";
import { ComplaintBudget } from "./complaint-budget.ts";

test("tells twenty lines, then counts, until it is renewed", () => {
  const lines: string[] = [];
  const budget = new ComplaintBudget((line) => lines.push(line));
  for (let index = 0; index < 25; index += 1) budget.tell(`line ${index}`);
  expect(lines).toHaveLength(20);
  budget.renew();
  expect(lines.at(-1)).toBe("… and 5 more of the kind");
  budget.renew();
  budget.tell("again");
  expect(lines).toHaveLength(22);
});
