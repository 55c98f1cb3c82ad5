// npm run check: every gate, each with its verdict; a gate that fails does not hide the next.
import { installWhatIsMissing } from "./install.mjs";
import { ChildFailed, ROOT, runCommand, runNpm } from "./processes.mjs";

/** What is asked, and the npm script that answers. */
const GATES = /** @type {const} */ ([
  ["types", ["run", "types"]],
  ["lint", ["run", "lint"]],
  ["format", ["run", "format"]],
  ["unused code", ["run", "unused"]],
  ["tests", ["test"]],
  ["benches (smoke)", ["run", "bench", "--", "--smoke"]],
]);

await runCommand(async () => {
  await installWhatIsMissing(ROOT);
  /** @type {string[]} */
  const verdicts = [];
  let failed = 0;
  for (const [gate, script] of GATES) {
    console.log(`\n== ${gate} ==`);
    const passed = await passes(script);
    if (!passed) failed += 1;
    verdicts.push(`${passed ? "passed" : "FAILED"}  ${gate}`);
  }
  console.log(`\n${verdicts.join("\n")}`);
  return failed === 0 ? 0 : 1;
});

/**
 * @param {readonly string[]} script
 * @returns {Promise<boolean>}
 */
async function passes(script) {
  try {
    await runNpm(["--silent", ...script]);
    return true;
  } catch (error) {
    if (error instanceof ChildFailed) return false;
    throw error;
  }
}
