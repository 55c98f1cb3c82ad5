import type { DoorReason } from "../../src/protocol/complaint.ts";

/** Why an item was turned away: the door's reasons (docs/protocol.md), and those of ingest (docs/ingest.md). */
export type RejectionReason =
  | Exclude<DoorReason, "clamped-text">
  | "unknown-port"
  | "foreign-port"
  | "forbidden"
  | "repeated-report";

/** What is wrong with an item of a request: where, why, and a clause about it. */
export interface Fault {
  readonly field: string;
  readonly reason: RejectionReason;
  readonly detail: string;
}

/** What became of one item. */
export type Outcome =
  | { readonly verdict: "accepted"; readonly sequence: number }
  | { readonly verdict: "duplicate"; readonly sequence: number }
  | ({ readonly verdict: "rejected" } & Fault);

/** Something that was read, or why it could not be. */
export type Reading<Value> =
  | { readonly value: Value; readonly fault: null }
  | { readonly value: null; readonly fault: Fault };

/** A reading that failed; `malformed` unless said. */
export function faulty(
  field: string,
  detail: string,
  reason: RejectionReason = "malformed",
): { readonly value: null; readonly fault: Fault } {
  return { value: null, fault: { field, reason, detail } };
}
