import type { StreamEvent } from "../src/domain/event.ts";

/** Looks on while the log takes things in. */
export interface StreamWatch {
  took(event: StreamEvent): void;
  /** Held from before. */
  learned(event: StreamEvent): void;
  /** The incident left the log. */
  forget(incident: string): void;
  /** Nothing of what was before counts. */
  restarted(): void;
}
