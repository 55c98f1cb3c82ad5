// Asks the registry whether what runs in production has known holes.
import { execFile } from "node:child_process";
import { ROOT } from "./processes.mjs";

/** Tests do not wait longer for it. */
const PATIENCE_MS = 30_000;

/**
 * What npm audit said. `unknown`: it could not ask (no network, or a mirror that has no advisories); that is said, and is no failure, because tests run offline too.
 * @typedef {{ readonly verdict: "clean" | "vulnerable" | "unknown", readonly line: string }} Audit
 */

/**
 * Reads the report of `npm audit --omit=dev --json`: only high and critical holes count.
 * @param {string} report
 * @returns {Audit}
 */
export function readAudit(report) {
  const said = parse(report);
  const counts = said?.metadata?.vulnerabilities;
  if (counts === undefined) {
    const why = said?.message ?? said?.error?.summary ?? "npm gave no report";
    return { verdict: "unknown", line: `Dependencies NOT AUDITED: ${String(why).split("\n")[0]}` };
  }
  const grave = counts.high + counts.critical;
  if (grave === 0) {
    const lesser = counts.total === 0 ? "" : ` (${counts.total} lesser)`;
    return { verdict: "clean", line: `Dependencies audited: no high or critical vulnerability${lesser}.` };
  }
  const names = Object.values(said.vulnerabilities ?? {})
    .filter(({ severity }) => severity === "high" || severity === "critical")
    .map(({ name, severity }) => `${name} (${severity})`);
  return { verdict: "vulnerable", line: `Dependencies with known holes, run npm audit: ${names.join(", ")}` };
}

/**
 * Runs it; never fails.
 * @returns {Promise<Audit>}
 */
export function auditDependencies() {
  const npm = process.env.npm_execpath;
  const args = ["audit", "--omit=dev", "--audit-level=high", "--json"];
  const [program, words] = npm === undefined ? ["npm", args] : [process.execPath, [npm, ...args]];
  const options = { cwd: ROOT, timeout: PATIENCE_MS, maxBuffer: 64 * 1024 * 1024, shell: npm === undefined };
  return new Promise((resolve) => {
    execFile(program, words, options, (_error, report) => resolve(readAudit(report)));
  });
}

/**
 * @param {string} report
 * @returns {any} null when it is no JSON
 */
function parse(report) {
  try {
    return JSON.parse(report);
  } catch {
    return null;
  }
}
