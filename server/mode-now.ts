import type { ModeEvent, StreamEvent } from "../src/domain/event.ts";
import type { Mode } from "../src/domain/mode.ts";

/** What holds until a mode event says otherwise. */
const AS_USUAL = { at: Number.NEGATIVE_INFINITY, mode: "peace" } as const;

/** 平战 as the stream has it: of the latest mode event, of equal instants the one received last. */
export class ModeNow {
  #last: Pick<ModeEvent, "at" | "mode"> = AS_USUAL;

  get mode(): Mode {
    return this.#last.mode;
  }

  /** Learns from an event of the stream. */
  note(event: StreamEvent): void {
    if (event.kind === "mode" && event.at >= this.#last.at) this.#last = event;
  }

  clear(): void {
    this.#last = AS_USUAL;
  }
}
