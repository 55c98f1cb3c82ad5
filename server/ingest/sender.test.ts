import { expect, test } from "vitest";
import { PortTokens } from "./port-tokens.ts";
import { identify } from "./sender.ts";

const TOKENS = PortTokens.parse('{"p110":"token-of-p110-0001"}', "tokens.json", ["p110"]);
const host = "127.0.0.1:8020";

test("without tokens whoever sits at this machine sends for every port", () => {
  expect(identify({ address: "127.0.0.1", headers: { host } }, null)).toMatchObject({ ports: null });
});

test.each([
  ["another machine", { address: "10.0.0.7", headers: { host } }],
  ["a page of another site", { address: "127.0.0.1", headers: { host, origin: "https://evil.example" } }],
  ["a name pointed at this machine", { address: "127.0.0.1", headers: { host: "evil.example:8020" } }],
  ["a proxy", { address: "127.0.0.1", headers: { host, "x-forwarded-for": "10.0.0.7" } }],
])("without tokens %s may not", (_, caller) => {
  expect(identify(caller, null)).toMatchObject({ status: 403 });
});

test("with tokens whoever has one, wherever from", () => {
  const from = (authorization?: string) =>
    identify({ address: "10.0.0.7", headers: authorization === undefined ? {} : { authorization } }, TOKENS);
  expect(from("Bearer token-of-p110-0001")).toEqual({ name: "p110", ports: ["p110"] });
  expect(from("bearer token-of-p110-0001")).toMatchObject({ ports: ["p110"] });
  for (const wrong of [undefined, "", "token-of-p110-0001", "Bearer ", "Bearer token-of-p110-0002", "Basic dG9rZW4="])
    expect(from(wrong)).toMatchObject({ status: 401 });
  expect(identify({ address: "127.0.0.1", headers: { host } }, TOKENS)).toMatchObject({ status: 401 });
});
