import { expect, test } from "vitest";
import { openGateway, reported } from "./open-gateway.ts";

test("a page that subscribes without end loses its line, and nobody else's", async () => {
  await using place = await openGateway();
  const [greedy, patient] = [place.connect(), place.connect()];
  for (const page of [greedy, patient]) {
    await page.next("hello");
    page.subscribe();
    await page.next("heartbeat");
  }
  for (let nth = 2; nth <= 60; nth += 1) greedy.subscribe();
  greedy.socket.emit("clock", 0, () => greedy.subscribe());
  await greedy.next("disconnect");
  expect(place.complaints).toEqual(["subscribe: more than 60 within a minute"]);
  await place.gateway.publish([reported("A")]);
  await place.gateway.flush();
  expect(await patient.next("batch")).toMatchObject({ 0: 1, 1: 1 });
});
