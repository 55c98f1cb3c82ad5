import { expect, test } from "vitest";
import { mechanismSchema } from "./mechanism.ts";

const stage = (name: string): Record<string, unknown> => ({
  stage: name,
  name: { zh: "段", en: "Stage" },
  limit: 1_000,
});
const mechanism = (...stages: string[]): Record<string, unknown> => ({
  id: "m",
  name: { zh: "机制", en: "Mechanism" },
  status: "assumed",
  source: "a test",
  stages: stages.map(stage),
});

test("stages stand in the order of the lifecycle", () => {
  expect(mechanismSchema.safeParse(mechanism("triaged", "dispatched", "contacted", "arrived")).success).toBe(true);
  const issues = mechanismSchema.safeParse(mechanism("signed", "arrived", "dispatched", "closed")).error?.issues;
  expect(issues?.map((issue) => [issue.path.join("."), issue.message.split(",")[0]])).toEqual([
    ["versions.0.stages.2.stage", "dispatched must come after the stage before it"],
  ]);
});

test("a stage is limited once, and the report is no stage to reach", () => {
  expect(mechanismSchema.safeParse(mechanism("signed", "signed")).success).toBe(false);
  expect(mechanismSchema.safeParse(mechanism("reported")).success).toBe(false);
});
