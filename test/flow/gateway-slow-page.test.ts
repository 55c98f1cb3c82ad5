import { expect, test } from "vitest";
import { openGateway, reported, type TestGateway, type TestPage } from "./open-gateway.ts";

/** A page's end of the line takes nothing more, as a sleeping laptop does, until it is told to go on. */
function stopReading(page: TestPage): () => void {
  const { transport } = page.socket.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } };
  transport.ws.pause();
  return () => transport.ws.resume();
}

async function openFollowing(place: TestGateway): Promise<TestPage> {
  const page = place.connect();
  await page.next("hello");
  page.subscribe();
  await page.next("heartbeat");
  return page;
}

/** So much that lines and their buffers are full soon. */
const flood = (round: number) =>
  Array.from({ length: 100 }, (_, index) => reported(`I${round}-${index}`, { title: "t".repeat(120) }));

/** What a page got of the stream: sequences it accounts for, by batches and snapshots. */
function accounted(page: TestPage): { readonly from: number; readonly to: number; readonly kind: string }[] {
  const batches = page.waiting("batch") as readonly (readonly number[])[];
  const chunks = page.waiting("snapshot") as readonly (readonly number[])[];
  return [
    ...batches.map(([from = 0, to = 0]) => ({ kind: "batch", from, to })),
    // A snapshot holds the stream up to its end.
    ...chunks.map((chunk) => ({ kind: "snapshot", from: 1, to: Number(chunk[3]) })),
  ];
}

test("a page whose line takes nothing leaves the batches; the others lose nothing by it, and little waits for it", async () => {
  await using place = await openGateway();
  const { gateway } = place;
  const slow = await openFollowing(place);
  const quick = await openFollowing(place);
  const goOn = stopReading(slow);
  let round = 0;
  const step = async (): Promise<void> => {
    await gateway.publish(flood(round));
    await gateway.flush();
    const [from, to] = (await quick.next("batch")) as readonly unknown[];
    expect([from, to]).toEqual([100 * round + 1, 100 * (round + 1)]);
    round += 1;
  };
  while (gateway.counts.slow === 0 && round < 5_000) await step();
  expect(gateway.counts).toMatchObject({ viewers: 2, slow: 1 });
  const { waiting } = gateway.counts;
  // Batches go on for the others, nothing of them waits for the slow one; it is told so.
  for (const until = round + 60; round < until; ) await step();
  expect(gateway.counts.waiting).toBe(waiting);

  goOn();
  await expect.poll(() => gateway.counts.slow, { timeout: 10_000 }).toBe(0);
  await expect.poll(() => accounted(slow).at(-1)?.to, { timeout: 10_000 }).toBe(100 * round);
  expect(slow.waiting("heartbeat")).toContainEqual(expect.objectContaining({ slow: true }));
  // Too much was missed for batches: what it holds is whole from the snapshot on, and goes on from there.
  expect(accounted(slow).map(({ kind }) => kind)).toContain("snapshot");
  await gateway.publish(flood(round));
  await gateway.flush();
  await expect
    .poll(() => (slow.waiting("batch") as readonly (readonly number[])[]).at(-1)?.slice(0, 2), { timeout: 10_000 })
    .toEqual([100 * round + 1, 100 * (round + 1)]);
  expect(quick.socket.connected).toBe(true);
});

test("a page that does not listen does not keep the gateway from closing", { timeout: 20_000 }, async () => {
  await using place = await openGateway();
  const page = place.connect();
  await page.next("hello");
  stopReading(page);
  await place.gateway.close();
});
