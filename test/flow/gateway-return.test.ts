import { expect, test } from "vitest";
import { MemoryLog } from "../../server/memory-log.ts";
import type { SequencedEvent } from "../../src/domain/event.ts";
import { decodeBatch, decodeSnapshotChunk } from "../../src/protocol/decode.ts";
import { CHUNK_EVENTS } from "../../src/protocol/stream.ts";
import { closed, NOW, openGateway, reported, type TestPage } from "./open-gateway.ts";

const VIEWERS = 40;

/** A log that counts how often it is read whole, and lets a test hold such a read up. */
class CountedLog extends MemoryLog {
  reads = 0;
  gate: Promise<void> = Promise.resolve();

  override async snapshot(window: { readonly from: number }): ReturnType<MemoryLog["snapshot"]> {
    this.reads += 1;
    await this.gate;
    return super.snapshot(window);
  }
}

/** Resolves when the gateway has heard everything the page said. */
const heard = (page: TestPage): Promise<void> =>
  new Promise((resolve) => page.socket.emit("clock", 0, () => resolve()));

/** The payloads a page was sent up to a sequence: the chunks of a snapshot, then batches. */
async function sentTo(page: TestPage, to: number): Promise<(readonly unknown[])[]> {
  const sent: (readonly unknown[])[] = [];
  const take = async (message: "snapshot" | "batch"): Promise<readonly unknown[]> => {
    const payload = (await page.next(message)) as readonly unknown[];
    sent.push(payload);
    return payload;
  };
  let [chunk, chunks, , at] = await take("snapshot");
  while (Number(chunk) + 1 < Number(chunks)) [chunk, chunks, , at] = await take("snapshot");
  while (Number(at) < to) [, at] = await take("batch");
  return sent;
}

/** The events of such payloads, each in its place. */
function eventsOf(sent: readonly (readonly unknown[])[]): SequencedEvent[] {
  return sent.flatMap((payload) => {
    const decoded = payload.length === 6 ? decodeSnapshotChunk(payload) : decodeBatch(payload);
    if (!decoded.ok) throw new Error(decoded.complaint);
    return [...decoded.value.events];
  });
}

test("of forty viewers who come back at once each is told everything once, and the log is read once", async () => {
  const log = new CountedLog({ streamId: "stream-1" });
  await using place = await openGateway({ log });
  const { gateway } = place;
  const many = Array.from({ length: CHUNK_EVENTS + 7 }, (_, index) => reported(`I${index}`));
  await gateway.preload([...many, ...many.slice(0, 50).map(({ incident }) => closed(incident, 2))]);
  const pages = Array.from({ length: VIEWERS }, () => place.connect());
  await Promise.all(pages.map((page) => page.next("hello")));

  let open = (): void => undefined;
  log.gate = new Promise((resolve) => {
    open = resolve;
  });
  log.reads = 0;
  for (const page of pages) page.subscribe();
  await Promise.all(pages.map(heard));
  // What it heard it looks up within this turn.
  await new Promise((turn) => setImmediate(turn));
  open();
  await gateway.publish([reported("during")]);
  await gateway.flush();
  const { head } = log;
  const sent = await Promise.all(pages.map((page) => sentTo(page, head)));

  expect(log.reads).toBe(1);
  const held = await log.snapshot({ from: NOW });
  expect(held.events).toHaveLength(head);
  const [first = []] = sent;
  expect(first.map(([chunkOrFrom]) => chunkOrFrom)).toEqual([0, 1, head]);
  expect(eventsOf(first)).toEqual(held.events);
  for (const each of sent) expect(JSON.stringify(each) === JSON.stringify(first)).toBe(true);
});

test("viewers who may see less, or look back less far, are not sent what others are", async () => {
  const log = new CountedLog({ streamId: "stream-1" });
  await using place = await openGateway({ log });
  await place.gateway.preload([reported("A"), reported("B", { region: "village-b" })]);
  const pages = [place.connect(), place.connect(), place.connect()];
  await Promise.all(pages.map((page) => page.next("hello")));
  log.reads = 0;
  const [whole, street, recent] = pages;
  whole?.subscribe();
  street?.subscribe({ scope: ["street", "village-a"] });
  recent?.subscribe({ windowMs: 1 });
  const sent = await Promise.all(pages.map((page) => sentTo(page, 2)));
  expect(log.reads).toBe(3);
  expect(sent.map((each) => eventsOf(each).length)).toEqual([2, 1, 2]);
});
