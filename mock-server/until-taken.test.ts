import { expect, test } from "vitest";
import { LogUnavailableError } from "../server/event-log.ts";
import { untilTaken } from "./until-taken.ts";

test("waits as long as the log is away, says so once, and gives up on anything else", async () => {
  const lines: string[] = [];
  const waits: number[] = [];
  const patience = {
    wait: async (duration: number) => void waits.push(duration),
    complain: (line: string) => lines.push(line),
    signal: new AbortController().signal,
  };
  let failures = 3;
  const publish = async (): Promise<void> => {
    failures -= 1;
    if (failures >= 0) throw new LogUnavailableError("Redis is away", 500);
  };
  await untilTaken(publish, patience);
  expect(waits).toEqual([500, 500, 500]);
  expect(lines).toEqual(["the event log cannot be reached: Redis is away; waiting for it"]);
  await expect(untilTaken(() => Promise.reject(new Error("no")), patience)).rejects.toThrow("no");
});

test("stops waiting when the server is told to end", async () => {
  const stop = new AbortController();
  const wait = async (): Promise<void> => stop.abort();
  const away = (): Promise<void> => Promise.reject(new LogUnavailableError("away", 1));
  await untilTaken(away, { wait, complain: () => undefined, signal: stop.signal });
  expect(stop.signal.aborted).toBe(true);
});
