import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { protocolSchemas, wireFingerprint } from "../scripts/protocol-schemas.ts";
import {
  decodeBatch,
  decodeClock,
  decodeCommand,
  decodeCommandAnswer,
  decodeEvents,
  decodeHandshake,
  decodeHeartbeat,
  decodeHello,
  decodeQuality,
  decodeRefused,
  decodeSnapshotChunk,
  decodeSubscribe,
} from "../src/protocol/decode.ts";
import { eventSchemas } from "../src/protocol/event-tuple.ts";
import { PROTOCOL_VERSION } from "../src/protocol/version.ts";
import { makeProfile } from "./fixtures/profile.ts";

const DOCS = new URL("../docs/", import.meta.url);

/** What the wire of each version looked like, as `npm run schemas` prints it. Never change a released line: add one. */
const FINGERPRINTS: Readonly<Record<number, string>> = {
  1: "4bc22cc6e3a69e5fc8f2d527abb60b368138484ef6c801aab014b46cd85dbf4e",
};

test("the wire is the one this protocol version promises", () => {
  const advice =
    "the wire changed: raise PROTOCOL_VERSION, add its fingerprint here and its history to docs/protocol.md";
  expect(wireFingerprint(), advice).toBe(FINGERPRINTS[PROTOCOL_VERSION]);
});

test("docs/protocol holds the generated schemas and nothing else", () => {
  const folder = new URL("protocol/", DOCS);
  const schemas = protocolSchemas();
  expect(readdirSync(folder).sort()).toEqual([...schemas.keys()].sort());
  for (const [name, text] of schemas)
    expect(readFileSync(new URL(name, folder), "utf8"), `${name} is not current: npm run schemas`).toBe(text);
});

const guide = readFileSync(new URL("protocol.md", DOCS), "utf8");
/** Fenced blocks of the guide: ```json <what it is an example of>. */
const examples = [...guide.matchAll(/^```json ([\w-]+)\n([\s\S]*?)^```$/gm)].map(([, what = "", text = ""]) => ({
  what,
  value: JSON.parse(text) as unknown,
}));

test("every kind of event and every message has an example in the guide", () => {
  const shown = new Set(examples.flatMap(({ what, value }) => (what === "event" ? (value as unknown[])[1] : what)));
  for (const kind of Object.keys(eventSchemas)) expect([...shown]).toContain(kind);
  for (const message of [
    "handshake",
    "hello",
    "refused",
    "subscribe",
    "clock",
    "snapshot",
    "batch",
    "heartbeat",
    "quality",
    "command",
  ])
    expect([...shown]).toContain(message);
});

test.for(examples)("the guide's example of $what passes the door", ({ what, value }) => {
  expect(complaintsAbout(what, value)).toEqual([]);
});

function complaintsAbout(what: string, value: unknown): readonly string[] {
  const clock = { serverTime: 1_795_226_400_000, streamTime: 1_795_226_400_000, rate: 1 };
  switch (what) {
    case "event":
      return decodeEvents([value], 0, clock).complaints;
    case "handshake":
      return decodeHandshake(value)?.protocol === PROTOCOL_VERSION ? [] : ["another version"];
    // The guide shortens the profile to {}.
    case "hello":
      return complaintOf(decodeHello({ ...(value as object), profile: makeProfile() }));
    case "refused":
      return complaintOf(decodeRefused(value));
    case "subscribe":
      return complaintOf(decodeSubscribe(value));
    case "clock":
      return complaintOf(decodeClock(value));
    case "command":
      return complaintOf(decodeCommand(value));
    case "command-answer":
      return complaintOf(decodeCommandAnswer(value));
    case "quality":
      return complaintOf(decodeQuality(value));
    case "heartbeat":
      return complaintOf(decodeHeartbeat(value));
    case "snapshot":
    case "batch": {
      const decoded = what === "batch" ? decodeBatch(value) : decodeSnapshotChunk(value);
      return decoded.ok ? decoded.value.complaints : [decoded.complaint];
    }
    default:
      return [`no such message: ${what}`];
  }
}

function complaintOf(decoded: { readonly ok: true } | { readonly ok: false; readonly complaint: string }): string[] {
  return decoded.ok ? [] : [decoded.complaint];
}
