import { MINUTE, type DurationMs, type EpochMs } from "../shared/units.ts";

const BIN: DurationMs = 10 * MINUTE;

/** Which incidents closed when, in bins of ten minutes: whoever looks for old ones need not look at all. */
export class Closings {
  readonly #bins = new Map<number, string[]>();

  /** An incident closed at `closed`. One whose close is corrected is noted again; the old note stays. */
  note(incident: string, closed: EpochMs): void {
    const bin = Math.floor(closed / BIN);
    const incidents = this.#bins.get(bin);
    if (incidents === undefined) this.#bins.set(bin, [incident]);
    else incidents.push(incident);
  }

  /** Takes out the notes of bins that end at or before `instant`; those of the bin that holds it are told and stay. */
  *before(instant: EpochMs): Iterable<string> {
    const running = Math.floor(instant / BIN);
    for (const [bin, incidents] of this.#bins) {
      if (bin > running) continue;
      yield* incidents;
      if (bin < running) this.#bins.delete(bin);
    }
  }
}
