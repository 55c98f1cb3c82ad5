import fc from "fast-check";
import { expect, test } from "vitest";
import { makeProfile } from "../test/fixtures/profile.ts";
import type { IncidentEvent, SequencedEvent, StreamEvent } from "../src/domain/event.ts";
import { listRegions } from "../src/domain/region.ts";
import { decodeBatch, decodeSnapshotChunk } from "../src/protocol/decode.ts";
import type { BatchTuple, SnapshotTuple } from "../src/protocol/encode.ts";
import type { Subscribe } from "../src/protocol/session.ts";
import { HOUR, MINUTE } from "../src/shared/units.ts";
import { type Audience, audienceOf, type Viewer } from "./audience.ts";
import { FanOut } from "./fan-out.ts";
import { MemoryLog } from "./memory-log.ts";
import { Tallies } from "./tallies.ts";

// Whatever happens on the stream and whenever a page comes, goes and resumes: a scope gets all that is its own, masked, and nothing of anybody else's.

const PROFILE = makeProfile();
const NOW = Date.UTC(2026, 10, 20, 2);
const SCOPES = [
  ["street", "village-a"],
  ["street", "village-a", "grid-a2"],
  ["street", "village-b"],
  ["street"],
] as const;
const PLACES = [...listRegions(PROFILE.regions).map(({ id }) => id), "not-in-the-tree"];
const SECRET = "13812346621";

type Step =
  | { readonly do: "happen"; readonly what: readonly (readonly [what: number, subject: number, place: number])[] }
  | { readonly do: "wait"; readonly hours: number }
  | { readonly do: "flush" }
  | { readonly do: "watch"; readonly page: number; readonly resumes: boolean };

const index = (most: number) => fc.integer({ min: 0, max: most });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("happen" as const),
      what: fc.array(fc.tuple(index(8), index(3), index(PLACES.length - 1)), { maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 30 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("flush" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("watch" as const), page: index(SCOPES.length - 1), resumes: fc.boolean() }),
  },
);

test("a scope gets all of its own and nothing of another, through snapshots, batches and resumed lines", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const street = new Street();
      for (const each of steps) await street.take(each);
      await street.take({ do: "flush" });
      for (const page of street.pages) {
        if (!page.isWatching) continue;
        expect(page.revisions(), page.name).toEqual(street.revisionsOf(page.regions));
        expect(page.units(), page.name).toEqual(street.unitsIn(page.regions));
      }
    }),
    { seed: 20261122, numRuns: 150 },
  );
});

/** A fan-out over a memory log, the pages that watch it, and what really happened. */
class Street {
  readonly pages: readonly Page[];
  readonly #fanOut: FanOut;
  readonly #log = new MemoryLog({ streamId: "s", resumeEvents: 12 });
  readonly #happened: StreamEvent[] = [];
  #now = NOW;

  constructor() {
    const clock = () => ({ serverTime: this.#now, streamTime: this.#now, rate: 1 });
    this.#fanOut = new FanOut({
      log: this.#log,
      regions: PROFILE.regions,
      tallies: new Tallies(PROFILE),
      clock,
      broadcast: (room, batch) => {
        for (const page of this.#pagesIn(room)) page.sendBatch(batch);
      },
      isEmpty: (room) => this.#pagesIn(room).length === 0,
      clear: (room) => {
        for (const page of this.#pagesIn(room)) page.leave();
      },
      greet: () => undefined,
    });
    this.pages = SCOPES.map((scope) => new Page(scope, this.#fanOut, (event) => this.#isOf(event, regionsOf(scope))));
  }

  async take(step: Step): Promise<void> {
    this.#now += MINUTE;
    if (step.do === "wait") this.#now += step.hours * HOUR;
    else if (step.do === "flush") await this.#fanOut.flush();
    else if (step.do === "watch") await this.pages[step.page]?.watch(this.#fanOut, step.resumes);
    else {
      const events = step.what.map(([what, subject, place]) => this.#event(what, `${subject}`, PLACES[place] ?? ""));
      // Told before it is judged: what is sent of it may be sent at once.
      this.#happened.push(...events);
      await this.#fanOut.publish(events);
    }
  }

  /** Of every incident that ever stood in the regions, all its revisions. */
  revisionsOf(regions: ReadonlySet<string>): readonly string[] {
    const ofIncidents = this.#happened.filter((event) => "revision" in event && this.#isOf(event, regions));
    return [...new Set(ofIncidents.map((event) => labelOf(event as IncidentEvent)))].sort();
  }

  /** The units that stand in the regions now. */
  unitsIn(regions: ReadonlySet<string>): readonly string[] {
    const zones = new Map<string, string>();
    for (const event of this.#happened) if (event.kind === "unitState") zones.set(event.unit, event.region);
    return [...zones].flatMap(([unit, zone]) => (regions.has(zone) ? [unit] : [])).sort();
  }

  #event(what: number, subject: string, region: string): StreamEvent {
    const at = this.#now;
    const incident = `incident-${subject}`;
    const head = { incident, revision: 2 + this.#happened.length * 10 + what, at };
    switch (what) {
      case 0:
      case 1:
        return {
          kind: "reported",
          incident,
          revision: 1,
          at,
          category: "fire",
          severity: 1,
          port: "p110",
          region,
          position: null,
          title: "t",
          place: "p",
          brain: "governance",
          contact: SECRET,
        };
      case 2:
        return { kind: "amended", ...head, patch: { region } };
      case 3:
        return { kind: "closed", ...head, tier: null };
      case 4:
        return { kind: "stage", ...head, stage: "signed", unit: null };
      case 5:
      case 6:
        return {
          kind: "unitState",
          unit: `unit-${subject}`,
          at: at + this.#happened.length,
          state: "idle",
          incident: null,
          name: "u",
          unitKind: "patrol",
          region,
        };
      case 7:
        return { kind: "unitMoved", unit: `unit-${subject}`, at, longitude: 120, latitude: 30, heading: null };
      default:
        return { kind: "port", port: "p110", at, health: "live", lag: null, note: null };
    }
  }

  /** Whether an event may be told to somebody who sees these regions alone. */
  #isOf(event: StreamEvent, regions: ReadonlySet<string>): boolean {
    const stoodThere = (is: (other: StreamEvent) => boolean): boolean =>
      this.#happened.some((other) => is(other) && placesOf(other).some((region) => regions.has(region)));
    if ("revision" in event) return stoodThere((other) => "revision" in other && other.incident === event.incident);
    if (event.kind === "tally" || event.kind === "unitState") return regions.has(event.region);
    if ("unit" in event) return stoodThere((other) => other.kind === "unitState" && other.unit === event.unit);
    return true;
  }

  #pagesIn(room: string): readonly Page[] {
    return this.pages.filter((page) => page.room === room);
  }
}

/** A page that looks at one scope, and all it was ever sent. */
class Page implements Viewer {
  readonly name: string;
  readonly regions: ReadonlySet<string>;
  room: string | null = null;
  isWatching = false;
  readonly #request: Subscribe;
  readonly #audience: Audience;
  readonly #mayGet: (event: StreamEvent) => boolean;
  readonly #got: SequencedEvent[] = [];
  #held: number | null = null;

  constructor(scope: readonly string[], fanOut: FanOut, mayGet: (event: StreamEvent) => boolean) {
    this.name = scope.join("/");
    this.regions = regionsOf(scope);
    this.#mayGet = mayGet;
    this.#request = { scope: [...scope], topics: ["incidents", "units", "ports"], windowMs: 1_000 * HOUR };
    const sieve = fanOut.sieveOf(this.#request);
    if (sieve === null) throw new Error(`no scope ${this.name}`);
    this.#audience = audienceOf(this.#request, sieve, { role: "test", show: mask });
  }

  async watch(fanOut: FanOut, resumes: boolean): Promise<void> {
    this.leave();
    this.isWatching = true;
    const resume = resumes && this.#held !== null ? { streamId: "s", sequence: this.#held } : null;
    await fanOut.subscribe(this, { ...this.#request, ...(resume === null ? {} : { resume }) }, this.#audience);
  }

  leave(): void {
    this.room = null;
    this.isWatching = false;
  }

  isCurrent(): boolean {
    return true;
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  join(room: string): void {
    this.room = room;
  }

  sendChunk(chunk: SnapshotTuple): void {
    const decoded = decodeSnapshotChunk(chunk);
    if (!decoded.ok) throw new Error(decoded.complaint);
    if (decoded.value.chunk === 0) this.#got.length = 0;
    this.#take(decoded.value.events);
    this.#held = decoded.value.to;
  }

  sendBatch(batch: BatchTuple): void {
    const decoded = decodeBatch(batch);
    if (!decoded.ok) throw new Error(decoded.complaint);
    const { from, to, events } = decoded.value;
    expect(from, "batches follow each other").toBe((this.#held ?? Number.NaN) + 1);
    this.#take(events);
    this.#held = to;
  }

  /** Revisions of incidents it holds. */
  revisions(): readonly string[] {
    return [...new Set(this.#got.flatMap(({ event }) => ("revision" in event ? [labelOf(event)] : [])))].sort();
  }

  /** Units it holds to stand in its scope. */
  units(): readonly string[] {
    const units = new Map<string, boolean>();
    for (const { event } of this.#got) {
      if (event.kind === "unitState") units.set(event.unit, true);
      else if (event.kind === "unitLeft") units.set(event.unit, false);
    }
    return [...units].flatMap(([unit, isHere]) => (isHere ? [unit] : [])).sort();
  }

  #take(events: readonly SequencedEvent[]): void {
    for (const { event } of events) {
      expect(JSON.stringify(event), "masked").not.toContain(SECRET);
      expect(this.#mayGet(event), `${this.name} got ${JSON.stringify(event)}`).toBe(true);
    }
    this.#got.push(...events);
  }
}

function mask(event: StreamEvent): StreamEvent {
  return event.kind === "reported" ? { ...event, contact: null } : event;
}

function regionsOf(scope: readonly string[]): ReadonlySet<string> {
  const root = listRegions(PROFILE.regions).find(({ id }) => id === scope.at(-1));
  return new Set(root === undefined ? [] : listRegions(root).map(({ id }) => id));
}

function placesOf(event: StreamEvent): readonly string[] {
  if (event.kind === "reported" || event.kind === "unitState") return [event.region];
  return event.kind === "amended" && event.patch.region !== undefined ? [event.patch.region] : [];
}

function labelOf({ incident, revision }: IncidentEvent): string {
  return `${incident}/${revision}`;
}
