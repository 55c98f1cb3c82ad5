import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openGateway } from "./open-gateway.ts";

// What the gateway says with everything it answers: what a browser may do with the page, and that nobody else may have it.

const dist = mkdtempSync(join(tmpdir(), "tidewatch-"));
mkdirSync(join(dist, "assets"));
writeFileSync(join(dist, "index.html"), "<!doctype html><title>page</title>");
writeFileSync(join(dist, "assets", "index-abc.js"), "export {};");
afterAll(() => rmSync(dist, { recursive: true }));

const POLICY: Readonly<Record<string, string>> = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data: blob:",
  "font-src": "'self'",
  "media-src": "'self'",
  "worker-src": "'self'",
  "connect-src": "'self'",
  "object-src": "'none'",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "default",
};

describe("every answer over HTTP", () => {
  test.for([
    ["GET", "/", 200],
    ["HEAD", "/", 200],
    ["GET", "/index.html", 200],
    ["GET", "/assets/index-abc.js", 200],
    ["GET", "/assets/none.js", 404],
    ["GET", "/..%2f..%2fpackage.json", 404],
    ["GET", "/assets/%ff", 400],
    ["GET", "/v1/profile", 200],
    ["GET", "/v1/health", 200],
    ["GET", "/v1/quarantine", 200],
    ["POST", "/v1/events", 415],
    ["POST", "/v1/none", 404],
    ["DELETE", "/", 404],
    ["GET", "/socket.io/?EIO=4&transport=polling", 200],
    ["GET", "/socket.io/?EIO=3&transport=polling", 400],
  ] as const)("%s %s has all headers", async ([method, path, status]) => {
    await using place = await openGateway({ distDir: dist });
    const answer = await fetch(`${place.url}${path}`, { method });
    const header = (name: string): string => answer.headers.get(name) ?? "";
    expect(answer.status).toBe(status);
    const directives = header("content-security-policy").split("; ");
    expect(Object.fromEntries(directives.map((directive) => splitOnce(directive)))).toEqual(POLICY);
    expect({
      nosniff: header("x-content-type-options"),
      referrer: header("referrer-policy"),
      opener: header("cross-origin-opener-policy"),
      resource: header("cross-origin-resource-policy"),
      cluster: header("origin-agent-cluster"),
    }).toEqual({
      nosniff: "nosniff",
      referrer: "no-referrer",
      opener: "same-origin",
      resource: "same-origin",
      cluster: "?1",
    });
    expect(header("permissions-policy")).toContain("camera=(), ");
    expect(header("access-control-allow-origin")).toBe("");
    // Nobody need know what serves it, and a cockpit sets no cookies.
    expect(header("server") + header("x-powered-by") + header("set-cookie")).toBe("");
  });
});

function splitOnce(directive: string): readonly [string, string] {
  const at = directive.indexOf(" ");
  return [directive.slice(0, at), directive.slice(at + 1)];
}
