import { expect, test } from "vitest";
import { isFromHere, isLoopback } from "./loopback.ts";

const HERE = { address: "127.0.0.1", origin: null, host: "127.0.0.1:8020", isForwarded: false };

test.for([
  ["a program on this machine", {}],
  ["a program over IPv6", { address: "::1", host: "[::1]:8020" }],
  ["IPv4 in IPv6", { address: "::ffff:127.0.0.1", host: "localhost:8020" }],
  ["a page of this machine", { origin: "http://localhost:4173", host: "localhost:4173" }],
  ["a client of HTTP/1.0, which sends no host", { host: null }],
] as const)("%s sits here", ([, change]) => {
  expect(isFromHere({ ...HERE, ...change })).toBe(true);
});

test.for([
  ["another machine", { address: "10.0.0.8" }],
  ["a page of another site in a browser here", { origin: "https://evil.example" }],
  ["a page without an origin of its own", { origin: "null" }],
  ["a name that a site points here", { origin: "http://evil.example:4173", host: "evil.example:4173" }],
  ["the same, asked for by its name alone", { host: "evil.example" }],
  ["everybody behind a proxy that keeps the host", { host: "cockpit.example" }],
  ["everybody behind a proxy that says so", { isForwarded: true }],
  ["a host that only looks like it", { host: "127.0.0.1.evil.example" }],
] as const)("%s does not", ([, change]) => {
  expect(isFromHere({ ...HERE, ...change })).toBe(false);
});

test.for([
  ["0.0.0.0", false],
  ["::", false],
  ["192.168.1.4", false],
  ["127.0.0.2", true],
  ["localhost", true],
] as const)("listening on %s: this machine alone is %s", ([host, alone]) => {
  expect(isLoopback(host)).toBe(alone);
});
