// npm run dev: the page from source with hot reload, against the mock server. `--port` is the page's, everything else the mock server's.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { installWhatIsMissing } from "./install.mjs";
import { ROOT, runCommand } from "./processes.mjs";

const DEFAULT_PORT = 4173;

await runCommand(async () => {
  await installWhatIsMissing(ROOT);
  const { port, others } = takePort(process.argv.slice(3));
  const mock = spawn(process.execPath, ["--import", "tsx", join("mock-server", "main.ts"), ...others, "--port", "0"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.once(signal, () => mock.kill(signal));
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => mock.once("close", (code) => resolve(code ?? 0)));
  const target = await Promise.race([firstUrl(mock.stdout), ended]);
  if (typeof target === "number") return target;
  const { createServer } = await import("vite");
  const proxy = { "/socket.io": { target, ws: true }, "/v1": { target } };
  const server = { host: "127.0.0.1", port, strictPort: true, proxy };
  const page = await createServer({ root: ROOT, logLevel: "warn", server });
  try {
    await page.listen();
    console.log(`Tidewatch 观潮 http://127.0.0.1:${port} (development)`);
    console.log(`every panel in every state: http://127.0.0.1:${port}/test/gallery/index.html`);
    return await ended;
  } finally {
    mock.kill();
    await page.close();
  }
});

/**
 * @param {readonly string[]} args
 * @returns {{ port: number, others: string[] }} the page's port and what is left for the mock server
 */
function takePort(args) {
  const others = args.join("\n").replace(/(^|\n)--port[=\n](\d+)(?=\n|$)/, "");
  const port = /(?:^|\n)--port[=\n](\d+)(?:\n|$)/.exec(args.join("\n"))?.[1];
  return {
    port: port === undefined ? DEFAULT_PORT : Number(port),
    others: others.split("\n").filter((arg) => arg !== ""),
  };
}

/**
 * Passes a program's lines on until one holds its URL.
 * @param {NodeJS.ReadableStream} output
 * @returns {Promise<string>}
 */
function firstUrl(output) {
  return new Promise((resolve) => {
    createInterface({ input: output }).on("line", (line) => {
      const url = /https?:\/\/[^\s)]+/.exec(line)?.[0];
      if (url === undefined) console.log(line);
      else resolve(url);
    });
  });
}
