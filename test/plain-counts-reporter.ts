import type { Reporter, SerializedError, TestModule } from "vitest/node";

/** How many tests ended how. What cannot be counted as a test (a file that does not load, an error outside of any test) counts as failed. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a count needs to know of a test file. */
export interface CountedModule {
  readonly failedOutsideTests: number;
  readonly states: readonly ("passed" | "failed" | "skipped" | "pending")[];
}

/** Adds test files and unhandled errors up. */
export function count(modules: readonly CountedModule[], unhandledErrors: number): Counts {
  const states = modules.flatMap((module) => module.states);
  const outside = modules.reduce((sum, module) => sum + module.failedOutsideTests, unhandledErrors);
  return {
    passed: states.filter((state) => state === "passed").length,
    failed: states.filter((state) => state === "failed").length + outside,
    skipped: states.filter((state) => state === "skipped" || state === "pending").length,
  };
}

/** `12 passed, 0 failed`, with the skipped where there are any. */
export function countsLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? "" : `, ${skipped} skipped`}`;
}

/** Ends a run with one plain line of counts, and makes a run without a single test a failure. */
export default class PlainCountsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const counts = count(modules.map(countable), unhandledErrors.length);
    if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;
    console.log(countsLine(counts));
  }
}

function countable(module: TestModule): CountedModule {
  const tests = [...module.children.allTests()];
  const failedSuites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  return {
    failedOutsideTests: failedSuites.length + (module.errors().length > 0 ? 1 : 0),
    states: tests.map((test) => test.result().state),
  };
}
