import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { loadProfile } from "../../server/load-profile.ts";
import { decodeBatch } from "../../src/protocol/decode.ts";
import { ingestBlocks, ingestCommands } from "../fixtures/ingest-commands.ts";
import { openGateway } from "./open-gateway.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const run = promisify(execFile);

/** Later than the events of the document. */
const NOW = Date.UTC(2026, 10, 23);

const openXintang = () =>
  openGateway({
    profile: loadProfile("xintang", here("../../public")),
    clock: () => ({ serverTime: NOW, streamTime: NOW, rate: 1 }),
  });

describe("docs/ingest.md", () => {
  test("its command lines do what it says, and a page hears of it", async () => {
    await using place = await openXintang();
    const page = place.connect();
    await page.next("hello");
    page.subscribe();
    await page.next("heartbeat");
    const commands = ingestCommands(place.url);
    expect(commands).toHaveLength(3);
    const answers: unknown[] = [];
    for (const command of commands) {
      const { stdout } = await run("sh", ["-c", command], {
        cwd: here("../.."),
      });
      answers.push(JSON.parse(stdout));
    }
    expect(answers).toMatchObject([
      { accepted: 1, rejected: 0, items: [{ id: "first-1", verdict: "accepted", sequence: 1 }] },
      { accepted: 2, rejected: 0 },
      { accepted: 92, rejected: 0 },
    ]);
    await place.gateway.flush();
    const batch = decodeBatch(await page.next("batch"));
    if (!batch.ok) throw new Error(batch.complaint);
    expect(batch.value.events.slice(0, 3).map(({ event }) => event)).toMatchObject([
      { kind: "reported", title: "楼道电瓶车起火", revision: 1 },
      { stage: "signed", revision: 2 },
      { stage: "dispatched", revision: 3 },
    ]);
  });

  test("its events are accepted as they stand there", async () => {
    await using place = await openXintang();
    const sent: unknown[] = ingestBlocks("json")
      .map((text): unknown => JSON.parse(text))
      .filter(
        (value) => Array.isArray(value) || (typeof value === "object" && value !== null && "specversion" in value),
      );
    expect(sent).toHaveLength(2);
    const answers = await Promise.all(
      sent.map(async (body) => {
        const headers = { "content-type": "application/json" };
        const response = await fetch(`${place.url}/v1/events`, { method: "POST", headers, body: JSON.stringify(body) });
        return response.json();
      }),
    );
    expect(answers).toMatchObject([
      { accepted: 6, rejected: 0 },
      { accepted: 1, rejected: 0 },
    ]);
  });
});
