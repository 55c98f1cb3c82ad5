import { expect, test } from "vitest";
import type { Command } from "../src/domain/command.ts";
import { mayCommandFromLoopback } from "./command-policy.ts";

const COMMAND: Command = { kind: "supervise", incident: "A", by: "lead", note: "" };

test.each([
  ["127.0.0.1", "http://127.0.0.1:8010", true],
  ["::ffff:127.0.0.1", "http://localhost:8010", true],
  ["::1", "http://[::1]:8010", true],
  ["127.0.0.1", null, true],
  ["192.168.1.7", null, false],
  ["192.168.1.7", "http://127.0.0.1:8010", false],
  ["127.0.0.1", "http://cockpit.example", false],
  ["127.0.0.1", "http://127.0.0.1.example", false],
  ["127.0.0.1", "http://localhost.example", false],
  ["127.0.0.1", "null", false],
])("a line from %s with a page from %s: %s", (address, origin, allowed) => {
  expect(mayCommandFromLoopback({ address, origin }, COMMAND)).toBe(allowed);
});
