import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IncidentEvent, isIncidentEvent, type SequencedEvent, type StreamEvent } from "../../src/domain/event.ts";
import type { EventKey } from "../event-log.ts";
import { type Candidate, settle } from "./settle-events.ts";

/** A log that is a list. */
class ListLog {
  readonly events: SequencedEvent[] = [];
  readonly #sequences = new Map<string, number>();

  append(event: StreamEvent, key: EventKey | null): void {
    this.events.push({ sequence: this.events.length + 1, event });
    if (key !== null) this.#sequences.set(`${key.port} ${key.id}`, this.events.length);
  }

  eventsOf(incident: string): Promise<readonly SequencedEvent[]> {
    return Promise.resolve(this.events.filter(({ event }) => isIncidentEvent(event) && event.incident === incident));
  }

  sequencesOf(keys: readonly EventKey[]): Promise<(number | null)[]> {
    return Promise.resolve(keys.map(({ port, id }) => this.#sequences.get(`${port} ${id}`) ?? null));
  }
}

const AT = 1_000;

function report(incident: string, port = "p110"): IncidentEvent {
  return {
    kind: "reported",
    incident,
    revision: 1,
    at: AT,
    category: "fire",
    severity: 2,
    port,
    region: "street",
    position: null,
    title: "",
    place: "",
    brain: "governance",
    contact: null,
  };
}

function resumed(incident: string, revision = 1): IncidentEvent {
  return { kind: "resumed", incident, revision, at: AT };
}

function unnumbered(id: string, event: StreamEvent): Candidate {
  return { key: { port: "p110", id }, event, isUnnumbered: true };
}

function numbered(id: string, event: StreamEvent): Candidate {
  return { key: { port: "p110", id }, event, isUnnumbered: false };
}

/** Settles and appends, as the gateway does; answers in words. */
async function take(
  log: ListLog,
  candidates: readonly Candidate[],
  ports: readonly string[] | null = null,
): Promise<string[]> {
  const settlements = await settle(candidates, log, ports);
  return settlements.map((settlement, place) => {
    if ("append" in settlement) {
      log.append(settlement.append, candidates[place]?.key ?? null);
      return isIncidentEvent(settlement.append) ? `revision ${settlement.append.revision}` : "appended";
    }
    if ("known" in settlement) return `known as ${settlement.known}`;
    return "same" in settlement ? `same as ${settlement.same}` : settlement.fault.reason;
  });
}

describe("without revisions", () => {
  test("events get them in the order they come, and the first place is kept for the report", async () => {
    const log = new ListLog();
    expect(await take(log, [unnumbered("1", resumed("A")), unnumbered("2", resumed("A"))])).toEqual([
      "revision 2",
      "revision 3",
    ]);
    expect(await take(log, [unnumbered("3", report("A")), unnumbered("4", resumed("A"))])).toEqual([
      "revision 1",
      "revision 4",
    ]);
  });

  test("they go on after those the source gave, not after the gateway's own", async () => {
    const log = new ListLog();
    log.append(report("A"), null);
    log.append(resumed("A", 7), null);
    log.append({ kind: "supervised", incident: "A", revision: 1_000_000, at: AT, by: "b", note: "" }, null);
    expect(await take(log, [unnumbered("1", resumed("A"))])).toEqual(["revision 8"]);
  });

  test("an incident whose revisions are used up takes no more", async () => {
    const log = new ListLog();
    log.append(resumed("A", 999_999), null);
    expect(await take(log, [unnumbered("1", resumed("A"))])).toEqual(["malformed"]);
  });
});

describe("sent again", () => {
  test("the same id is the same event, in the log and within a request", async () => {
    const log = new ListLog();
    expect(await take(log, [unnumbered("1", report("A")), unnumbered("1", report("A"))])).toEqual([
      "revision 1",
      "same as 0",
    ]);
    expect(await take(log, [unnumbered("1", report("A"))])).toEqual(["known as 1"]);
    expect(await take(log, [{ ...unnumbered("1", resumed("A")), key: { port: "p12345", id: "1" } }])).toEqual([
      "revision 2",
    ]);
  });

  test("the same incident and revision is the same event, whatever its id", async () => {
    const log = new ListLog();
    await take(log, [numbered("1", report("A")), numbered("2", resumed("A", 5))]);
    expect(
      await take(log, [numbered("3", resumed("A", 5)), numbered("4", resumed("A", 4)), numbered("5", resumed("A", 4))]),
    ).toEqual(["known as 2", "revision 4", "same as 1"]);
  });

  test("an incident is reported once", async () => {
    const log = new ListLog();
    await take(log, [unnumbered("1", report("A"))]);
    expect(await take(log, [unnumbered("2", report("A")), numbered("3", { ...report("A"), revision: 2 })])).toEqual([
      "repeated-report",
      "repeated-report",
    ]);
  });

  test("what is no incident's is known by its id alone, and without one always new", async () => {
    const mode: StreamEvent = { kind: "port", port: "p110", at: AT, health: "live", lag: null, note: null };
    const log = new ListLog();
    const anonymous = { key: null, event: mode, isUnnumbered: true };
    expect(await take(log, [unnumbered("1", mode), anonymous, anonymous])).toEqual([
      "appended",
      "appended",
      "appended",
    ]);
    expect(await take(log, [anonymous, unnumbered("1", mode)])).toEqual(["appended", "known as 1"]);
  });
});

test("an incident belongs to the ports its report's sender speaks for", async () => {
  const log = new ListLog();
  log.append(report("A", "p12345"), null);
  expect(await take(log, [unnumbered("1", resumed("A"))], ["p110"])).toEqual(["foreign-port"]);
  expect(await take(log, [unnumbered("1", resumed("A"))], ["p110", "p12345"])).toEqual(["revision 2"]);
  expect(await take(log, [unnumbered("2", report("B")), unnumbered("3", resumed("B"))], ["p110"])).toEqual([
    "revision 1",
    "revision 2",
  ]);
});

test("however requests are cut and repeated, each id is in the log once, each revision once, in the order first sent", async () => {
  const events = fc.array(fc.record({ incident: fc.constantFrom("A", "B"), isReport: fc.boolean() }), {
    maxLength: 12,
  });
  const cuts = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(events, cuts, async (drawn, requests) => {
      const candidates = drawn.map(({ incident, isReport }, index) =>
        unnumbered(String(index), isReport ? report(incident) : resumed(incident)),
      );
      const log = new ListLog();
      for (const [from, length] of [...requests, [0, 12] as const, [0, 12] as const])
        await take(log, candidates.slice(from, from + length));
      const revisions = log.events.map(({ event }) =>
        isIncidentEvent(event) ? `${event.incident} ${event.revision}` : "",
      );
      expect(new Set(revisions).size).toBe(revisions.length);
      const reports = log.events.filter(({ event }) => event.kind === "reported").length;
      const reported = new Set(drawn.filter(({ isReport }) => isReport).map(({ incident }) => incident));
      expect(reports).toBe(reported.size);
      expect(log.events.length).toBe(reports + drawn.filter(({ isReport }) => !isReport).length);
    }),
    { seed: 20_261_122, numRuns: 300 },
  );
});
