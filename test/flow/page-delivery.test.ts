import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { precompress } from "../../scripts/precompress.mjs";
import { openGateway, type TestGateway } from "./open-gateway.ts";

const SCRIPT = "export const tide = 1;\n".repeat(200);
const PAGE = `<!doctype html>${"<p>tide</p>".repeat(200)}`;
const dist = mkdtempSync(join(tmpdir(), "tidewatch-page-"));
let place: TestGateway;

beforeAll(async () => {
  mkdirSync(join(dist, "assets"));
  writeFileSync(join(dist, "index.html"), PAGE);
  writeFileSync(join(dist, "assets", "page-1a2b.js"), SCRIPT);
  writeFileSync(join(dist, "assets", "worker-1a2b.mjs"), SCRIPT);
  writeFileSync(join(dist, "assets", "font-1a2b.woff2"), Buffer.alloc(4_000));
  writeFileSync(join(dist, "regions.geojson"), JSON.stringify({ type: "FeatureCollection", features: [] }));
  await precompress(dist);
  place = await openGateway({ distDir: dist });
});

afterAll(async () => {
  await place[Symbol.asyncDispose]();
  rmSync(dist, { recursive: true });
});

/** What a browser's own line would carry: headers as they are, the body not unpacked. */
async function get(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(path, place.url), { headers }, resolve).once("error", reject).end();
  });
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

test("a browser gets brotli, an old line gzip, anybody else the file as it is", async () => {
  const path = "/assets/page-1a2b.js";
  const brotli = await get(path, { "accept-encoding": "gzip, deflate, br, zstd" });
  expect(brotli.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
  const gzip = await get(path, { "accept-encoding": "gzip, deflate" });
  expect(gzip.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(gzip.body).toString()).toBe(SCRIPT);
  const plain = await get(path);
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body.toString()).toBe(SCRIPT);
  for (const { headers } of [brotli, gzip, plain]) {
    expect(headers).toMatchObject({ vary: "accept-encoding", "content-type": "application/javascript; charset=utf-8" });
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  }
});

test("a worker's module keeps its type, a font is left alone, both stay for ever", async () => {
  const worker = await get("/assets/worker-1a2b.mjs", { "accept-encoding": "br" });
  expect(worker.headers).toMatchObject({
    "content-encoding": "br",
    "content-type": "application/javascript; charset=utf-8",
  });
  const font = await get("/assets/font-1a2b.woff2", { "accept-encoding": "br" });
  expect(font.headers["content-encoding"]).toBeUndefined();
  expect(font.headers).toMatchObject({ "content-type": "font/woff2", "content-length": "4000" });
  expect(font.headers["cache-control"]).toContain("immutable");
});

test("the page itself is asked for again, and not sent again while it is the same", async () => {
  const page = await get("/", { "accept-encoding": "br" });
  expect(page.headers).toMatchObject({
    "content-encoding": "br",
    "cache-control": "no-cache",
    "content-type": "text/html; charset=utf-8",
  });
  expect(brotliDecompressSync(page.body).toString()).toBe(PAGE);
  const again = await get("/", { "accept-encoding": "br", "if-none-match": `${page.headers.etag}` });
  expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
  const plain = await get("/", { "if-none-match": `${page.headers.etag}` });
  expect(plain.status).toBe(200);
});

test("what fits a packet is sent as it is, with its type; what is not there is not found", async () => {
  const small = await get("/regions.geojson", { "accept-encoding": "br" });
  expect(small.headers["content-encoding"]).toBeUndefined();
  expect(small.headers).toMatchObject({ "cache-control": "no-cache", vary: "accept-encoding" });
  expect((await get("/assets/gone.js", { "accept-encoding": "br" })).status).toBe(404);
  expect((await get("/../package.json", { "accept-encoding": "br" })).status).toBe(404);
});
