import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MemoryLog } from "../../server/memory-log.ts";
import { openGateway, type TestGateway } from "./open-gateway.ts";

// Whatever is connected: a gateway that is told to end ends. Against these, `close` of a server alone would wait for ever.

const HOST = "host: 127.0.0.1\r\n";
const UPGRADE = `${HOST}connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n`;
const STREAM = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n";

/** What a line says before it falls silent. */
const SAID = {
  nothing: "",
  "half a head": "GET /v1/health HTTP/1.1\r\nhos",
  "half a body": `POST /v1/events HTTP/1.1\r\n${HOST}content-type: application/json\r\ncontent-length: 1000\r\n\r\n[{"id":`,
  "a request, and keeps the line": `GET /v1/health HTTP/1.1\r\n${HOST}\r\n`,
  "half an upgrade": STREAM + UPGRADE,
  "an upgrade, and joins nothing": `${STREAM + UPGRADE}\r\n`,
  "an upgrade to nothing": `GET /elsewhere HTTP/1.1\r\n${UPGRADE}\r\n`,
  "a request for more than it reads": `GET /large.bin HTTP/1.1\r\n${HOST}\r\n`,
};

async function openLine(place: TestGateway, said: string): Promise<Socket> {
  const line = connect(Number(new URL(place.url).port), "127.0.0.1");
  line.on("error", () => undefined);
  await once(line, "connect");
  line.write(said);
  return line;
}

test("ends whatever is connected and however little is said on it", { timeout: 30_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "tidewatch-"));
  writeFileSync(join(folder, "large.bin"), Buffer.alloc(20_000_000));
  const place = await openGateway({ publicDir: folder });
  const lines = await Promise.all(Object.values(SAID).map((said) => openLine(place, said)));
  const polling = await fetch(`${place.url}/socket.io/?EIO=4&transport=polling`).then((answer) => answer.text());
  const sid = String((JSON.parse(polling.slice(1)) as { sid: unknown }).sid);
  const held = fetch(`${place.url}/socket.io/?EIO=4&transport=polling&sid=${sid}`).then(
    () => "ended",
    () => "ended",
  );
  // The answers that come are there: the others were read before them.
  await Promise.all([lines[3], lines[5]].map((line) => line && once(line, "readable")));
  await place.gateway.close();
  expect(await held).toBe("ended");
  for (const line of lines) line.destroy();
  rmSync(folder, { recursive: true });
});

test("lets what is being answered have its answer", { timeout: 30_000 }, async () => {
  const log = new MemoryLog({ streamId: "stream-1" });
  const append = log.append.bind(log);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    log.append = async (...words) => {
      resolve();
      await released;
      return append(...words);
    };
  });
  const place = await openGateway({ log });
  const event = { id: "1", kind: "port", port: "p110", health: "live", lag: null, note: null };
  const sent = fetch(`${place.url}/v1/events`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(event),
  });
  await asked;
  const closed = place.gateway.close();
  release();
  expect(await (await sent).json()).toMatchObject({ accepted: 1 });
  await closed;
});
