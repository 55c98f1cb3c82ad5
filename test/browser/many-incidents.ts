import { SyntheticStream } from "../../bench/synthetic-events.ts";
import { loadProfile } from "../../server/load-profile.ts";
import type { StreamEvent } from "../../src/domain/event.ts";
import { MORNING } from "./street.ts";

/** Events of the minutes before `MORNING` that leave so many incidents open. */
export function manyIncidents(size: number): readonly StreamEvent[] {
  const profile = loadProfile("xintang", new URL("../../public", import.meta.url).pathname);
  return new SyntheticStream(profile, {
    seed: 5,
    start: MORNING - 3_000_000,
    spacing: 25,
    open: size,
    fixes: 0,
  }).fill();
}
