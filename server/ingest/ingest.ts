import type { Profile } from "../../src/domain/profile.ts";
import type { ClockStatement } from "../../src/protocol/clock.ts";
import type { Complaint } from "../../src/protocol/complaint.ts";
import { encodeEvent } from "../../src/protocol/encode.ts";
import { admitOne, type DoorCounts } from "../door.ts";
import type { EventLog } from "../event-log.ts";
import type { FanOut, KeyedEvents } from "../fan-out.ts";
import type { Quality } from "../quality/quality.ts";
import { refusedItem } from "../quality/tell-refused.ts";
import type { Envelope } from "./envelope.ts";
import { readIndicatorRow } from "./indicator-row.ts";
import { type PreparedEvent, prepareEvent } from "./prepare-event.ts";
import type { Sender } from "./sender.ts";
import { type Candidate, type Settlement, settle } from "./settle-events.ts";
import type { Fault, Outcome, Reading } from "./verdict.ts";

export interface IngestOptions {
  readonly profile: Profile;
  readonly log: Pick<EventLog, "eventsOf" | "sequencesOf">;
  readonly fanOut: Pick<FanOut, "publishKeyed">;
  /** The stream clock. */
  readonly clock: () => ClockStatement;
  /** Counts what is turned away, with the gateway's own door. */
  readonly counts: DoorCounts;
  /** Told a line about each item that is turned away. */
  readonly complain: (line: string) => void;
  /** Counts by port what is wrong with what comes. */
  readonly quality?: Pick<Quality, "refused" | "repeated" | "clamped"> | undefined;
}

/** Takes what sources send into the stream: each item by itself, in their order. */
export class Ingest {
  readonly #options: IngestOptions;

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  /** Resolves once the log holds what was accepted. @throws what the log throws; then nothing was taken, and sending again is safe */
  takeEvents(envelopes: readonly Reading<Envelope>[], sender: Sender): Promise<Outcome[]> {
    const { profile, clock } = this.#options;
    const now = Math.floor(clock().streamTime);
    return this.#take(
      envelopes.map(({ value, fault }) =>
        fault === null ? prepareEvent(value, sender, profile, now) : { value, fault },
      ),
      sender,
      envelopes,
    );
  }

  /** Rows of a table of indicators, by column. They hold from now on; the same row again is a new statement of the same. */
  takeIndicators(rows: readonly Reading<unknown>[], sender: Sender): Promise<Outcome[]> {
    const at = Math.floor(this.#options.clock().streamTime);
    const prepared = rows.map(({ value, fault }): Reading<PreparedEvent> => {
      if (fault !== null) return { value: null, fault };
      const record = readIndicatorRow(value);
      if (record.fault !== null) return record;
      const tuple = encodeEvent({ kind: "indicator", at, record: record.value }, 0);
      return { value: { key: null, tuple, isUnnumbered: false }, fault: null };
    });
    return this.#take(prepared, sender);
  }

  async #take(
    items: readonly Reading<PreparedEvent>[],
    sender: Sender,
    envelopes: readonly Reading<Envelope>[] = [],
  ): Promise<Outcome[]> {
    const { log, fanOut, clock, counts, complain, quality } = this.#options;
    const now = clock();
    const judged = items.map((item) => judge(item, now));
    const candidates = judged.filter((item) => "event" in item);
    counts.add("clamped-text", candidates.filter(({ isClamped }) => isClamped).length);
    let settlements: readonly Settlement[] = [];
    const decide = async (): Promise<KeyedEvents> => {
      settlements = await settle(candidates, log, sender.ports);
      const taken = settlements.flatMap((settlement, place) =>
        "append" in settlement ? [{ event: settlement.append, key: candidates[place]?.key ?? null }] : [],
      );
      return { events: taken.map(({ event }) => event), keys: taken.map(({ key }) => key) };
    };
    // Where the door let nothing through the log has nothing to say.
    const first = candidates.length === 0 ? null : await fanOut.publishKeyed(decide);
    const settled = toOutcomes(settlements, first ?? 0).values();
    return judged.map((item, place) => {
      const outcome: Outcome =
        "event" in item ? (settled.next().value ?? NOT_SETTLED) : { verdict: "rejected", ...item };
      if (outcome.verdict === "rejected") {
        counts.add(outcome.reason, 1);
        complain(`ingest: ${sender.name}: item ${place}: ${outcome.field}: ${outcome.detail}`);
        quality?.refused(refusedItem(envelopes[place]?.value ?? null, sender, outcome), now.streamTime);
      } else if (outcome.verdict === "duplicate")
        quality?.repeated(items[place]?.value?.key?.port ?? null, now.streamTime);
      if (outcome.verdict === "accepted" && "event" in item && item.isClamped)
        quality?.clamped(items[place]?.value?.tuple, item.event, now.streamTime);
      return outcome;
    });
  }
}

const NOT_SETTLED: Outcome = { verdict: "rejected", field: "(root)", reason: "malformed", detail: "not understood" };

interface Judged extends Candidate {
  readonly isClamped: boolean;
}

function judge({ value, fault }: Reading<PreparedEvent>, clock: ClockStatement): Judged | Fault {
  if (fault !== null) return fault;
  const { key, tuple, isUnnumbered } = value;
  const admission = admitOne(tuple, clock);
  if (admission.refusal !== null) return inWordsOfSource(admission.refusal);
  return { key, event: admission.event, isUnnumbered, isClamped: admission.isClamped };
}

/** The door sees an absent field as undefined. */
function inWordsOfSource({ reason, field, detail }: Complaint): Fault {
  const isAbsent = detail.endsWith("got undefined");
  return { field, reason: reason === "clamped-text" ? "malformed" : reason, detail: isAbsent ? "is missing" : detail };
}

/** Accepted ones take the sequences from `first` on. */
function toOutcomes(settlements: readonly Settlement[], first: number): Outcome[] {
  let sequence = first;
  const outcomes: Outcome[] = [];
  for (const settlement of settlements) {
    if ("append" in settlement) {
      outcomes.push({ verdict: "accepted", sequence });
      sequence += 1;
    } else if ("fault" in settlement) outcomes.push({ verdict: "rejected", ...settlement.fault });
    else
      outcomes.push({
        verdict: "duplicate",
        sequence: "known" in settlement ? settlement.known : sequenceOf(outcomes[settlement.same]),
      });
  }
  return outcomes;
}

function sequenceOf(outcome: Outcome | undefined): number {
  return outcome === undefined || outcome.verdict === "rejected" ? 0 : outcome.sequence;
}
