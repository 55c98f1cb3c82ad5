import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { providePythonSocketio } from "../../scripts/python-socketio.mjs";
import { MemoryLog } from "../../server/memory-log.ts";
import type { IncidentEvent } from "../../src/domain/event.ts";
import { openTcpProxy } from "../faults/tcp-proxy.ts";
import { closed, NOW, openGateway, reported } from "./open-gateway.ts";

const FOLLOW = fileURLToPath(new URL("../third-party/follow.py", import.meta.url));

/** What the follower says it holds. */
interface Held {
  readonly held: number;
  readonly hellos: number;
  readonly snapshots: number;
  readonly batches: number;
  readonly gaps: number;
  /** Highest revision of each incident with its sequence. */
  readonly incidents: Readonly<Record<string, readonly [number, number]>>;
}

/** Starts the follower; each question waits until it holds a stream up to a sequence. */
function follow(python: string, url: string) {
  const child = spawn(python, [FOLLOW, url], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async heldAt(sequence: number, stream = "stream-1"): Promise<Held> {
      child.stdin.write(`${stream} ${sequence}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error("the follower ended");
      return JSON.parse(value) as Held;
    },
    async end(): Promise<void> {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** So many incidents with three events each. */
function lives(from: number, count: number): IncidentEvent[] {
  return Array.from({ length: count }, (_, index) => `I-${from + index}`).flatMap((incident): IncidentEvent[] => [
    reported(incident),
    { kind: "stage", incident, revision: 2, at: NOW, stage: "signed", unit: null },
    closed(incident, 3),
  ]);
}

async function truth(log: MemoryLog, incidents: readonly string[]): Promise<Record<string, [number, number]>> {
  const entries = incidents.map(async (incident): Promise<[string, [number, number]]> => {
    const events = await log.eventsOf(incident);
    const last = events.flatMap(({ sequence, event }): [number, number][] =>
      "revision" in event ? [[event.revision, sequence]] : [],
    );
    return [incident, last.toSorted(([a], [b]) => b - a)[0] ?? [0, 0]];
  });
  return Object.fromEntries(await Promise.all(entries));
}

test("a client of another make follows the stream by its documentation: snapshot, batches, a cut, resumption", async () => {
  const python = await providePythonSocketio();
  const log = new MemoryLog({ streamId: "stream-1" });
  await using place = await openGateway({ log, batchEvery: 20, heartbeatEvery: 200 });
  const { gateway } = place;
  // More than one chunk of a snapshot.
  await gateway.preload(lives(0, 900));
  await using way = await openTcpProxy(Number(new URL(place.url).port));
  const follower = follow(python, `http://127.0.0.1:${way.port}`);
  try {
    expect(await follower.heldAt(2_700)).toMatchObject({ held: 2_700, hellos: 1, snapshots: 1, batches: 0, gaps: 0 });
    for (let batch = 0; batch < 5; batch += 1) await gateway.publish(lives(900 + batch * 20, 20));
    expect(await follower.heldAt(3_000)).toMatchObject({ held: 3_000, hellos: 1, snapshots: 1, gaps: 0 });

    way.cut();
    await gateway.publish(lives(1_000, 100));
    await gateway.publish(lives(1_100, 10));
    const held = await follower.heldAt(3_330);
    expect(held).toMatchObject({ held: 3_330, hellos: 2, snapshots: 1, gaps: 0 });
    const incidents = Array.from({ length: 1_110 }, (_, index) => `I-${index}`);
    expect(held.incidents).toEqual(await truth(log, incidents));

    // Another stream: what was held is void.
    await gateway.restart("stream-2");
    await gateway.publish(lives(5_000, 1));
    const anew = await follower.heldAt(3, "stream-2");
    expect(anew).toMatchObject({ held: 3, hellos: 3, incidents: { "I-5000": [3, 3] } });
    expect(Object.keys(anew.incidents)).toEqual(["I-5000"]);
  } finally {
    await follower.end();
  }
});
