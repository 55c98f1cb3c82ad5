import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { PortTokens } from "./port-tokens.ts";

const PORTS = ["p110", "p12345"];
const hashed = (token: string): string => `sha256:${createHash("sha256").update(token).digest("hex")}`;

test("a token speaks for the ports it stands under", () => {
  const file = { p110: ["token-of-both-ports", hashed("only-known-as-hash")], p12345: "token-of-both-ports" };
  const tokens = PortTokens.parse(JSON.stringify(file), "tokens.json", PORTS);
  expect(tokens.portsOf("token-of-both-ports")).toEqual(["p110", "p12345"]);
  expect(tokens.portsOf("only-known-as-hash")).toEqual(["p110"]);
  for (const wrong of ["", "token-of-both-port", hashed("only-known-as-hash")])
    expect(tokens.portsOf(wrong)).toEqual([]);
});

test.each([
  ["{", "tokens.json: is not JSON"],
  ["[]", "tokens.json: (root): must be a token or a list of tokens for each port"],
  ['{"p110":7}', "tokens.json: p110: must be a token or a list of tokens for each port"],
  ["{}", "tokens.json: names no port"],
  ['{"p119":"a-long-enough-token"}', "tokens.json: p119: is not a port of the profile"],
  ['{"p110":["a-long-enough-token","secret"]}', "tokens.json: p110[1]: a token has at least 16 characters"],
])("%s is refused by name, and no token shown", (text, line) => {
  expect(() => PortTokens.parse(text, "tokens.json", PORTS)).toThrow(line);
});
