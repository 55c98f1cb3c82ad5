import { expect, test } from "vitest";
import { openGateway, reported, type TestPage } from "./open-gateway.ts";

/** Makes a page's end of the line take nothing more, as a sleeping laptop does. */
function stopReading(page: TestPage): void {
  const { transport } = page.socket.io.engine as unknown as { transport: { ws: { pause(): void } } };
  transport.ws.pause();
}

test("a page whose line takes nothing is let go; the others lose nothing by it", async () => {
  await using place = await openGateway();
  const { gateway } = place;
  const slow = place.connect();
  const quick = place.connect();
  for (const page of [slow, quick]) {
    await page.next("hello");
    page.subscribe();
    await page.next("heartbeat");
  }
  stopReading(slow);
  let flushes = 0;
  while (gateway.counts.viewers > 1 && flushes < 5_000) {
    await gateway.publish(
      Array.from({ length: 100 }, (_, index) => reported(`I${flushes}-${index}`, { title: "t".repeat(120) })),
    );
    await gateway.flush();
    const [from, to] = (await quick.next("batch")) as readonly unknown[];
    expect([from, to]).toEqual([100 * flushes + 1, 100 * (flushes + 1)]);
    flushes += 1;
  }
  expect(gateway.counts.viewers).toBe(1);
  expect(quick.socket.connected).toBe(true);
});

test("a page that does not listen does not keep the gateway from closing", { timeout: 20_000 }, async () => {
  await using place = await openGateway();
  const page = place.connect();
  await page.next("hello");
  stopReading(page);
  await place.gateway.close();
});
