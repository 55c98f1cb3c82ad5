import { expect, test } from "vitest";
import { MemoryLog } from "../server/memory-log.ts";
import { closedAt, LOG_NOW, movedAt, reportedAt } from "../test/fixtures/log-events.ts";
import { notHeld } from "./not-held.ts";

test("what a log holds of the past is not said again", async () => {
  const log = new MemoryLog({ streamId: "s" });
  const past = [reportedAt("A"), movedAt("U", LOG_NOW), closedAt("A", LOG_NOW), reportedAt("B")];
  expect(await notHeld(past, log)).toEqual(past);
  await log.append(past.slice(0, 2), LOG_NOW);
  expect(await notHeld(past, log)).toEqual(past.slice(2));
});
