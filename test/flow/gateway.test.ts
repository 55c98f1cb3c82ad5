import { expect, test } from "vitest";
import { decodeBatch, decodeHello, decodeSnapshotChunk } from "../../src/protocol/decode.ts";
import { openGateway, reported } from "./open-gateway.ts";

test("greets, sends a snapshot, then batches without a gap", async () => {
  await using bench = await openGateway();
  await bench.gateway.preload([reported("A"), reported("B")]);
  const page = await bench.connect();
  const hello = decodeHello(await page.next("hello"));
  expect(hello).toMatchObject({ ok: true, value: { streamId: "stream-1", sequence: 2 } });

  page.subscribe();
  const chunk = decodeSnapshotChunk(await page.next("snapshot"));
  if (!chunk.ok) throw new Error(chunk.complaint);
  expect(chunk.value).toMatchObject({ chunk: 0, chunks: 1, to: 2 });
  expect(chunk.value.events.map(({ sequence }) => sequence)).toEqual([1, 2]);
  await page.next("heartbeat");

  await bench.gateway.publish([reported("C")]);
  await bench.gateway.flush();
  await bench.gateway.publish([reported("D"), reported("E")]);
  await bench.gateway.flush();
  const first = decodeBatch(await page.next("batch"));
  const second = decodeBatch(await page.next("batch"));
  expect(first).toMatchObject({ ok: true, value: { from: 3, to: 3 } });
  expect(second).toMatchObject({ ok: true, value: { from: 4, to: 5 } });
});
