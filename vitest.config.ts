import { defineConfig } from "vitest/config";

// Against hangs only: a busy machine takes its time.
const HANG = 180_000;
const patience = { testTimeout: HANG, hookTimeout: HANG, expect: { poll: { timeout: 60_000 } } };

// Loading modules anew for every file would take longer than the tests themselves. What a few of them keep (the place that came last, code that was loaded) no test
// may count on, or on its absence.
const shared = { isolate: false, ...patience };

// By itself a machine of two cores would run one file at a time, and most of a file's time is waiting.
const AT_ONCE = 2;

// Projects run one after another, quick ones first.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: [
            "src/**/*.test.{ts,tsx}",
            "server/**/*.test.ts",
            "audit/**/*.test.ts",
            "mock-server/**/*.test.ts",
            "scripts/**/*.test.ts",
            "test/*.test.ts",
          ],
          setupFiles: ["test/setup.ts"],
          env: { TZ: "America/Halifax" },
          ...shared,
          maxWorkers: AT_ONCE,
        },
      },
      {
        test: {
          name: "flow",
          sequence: { groupOrder: 1 },
          include: ["test/flow/**/*.test.ts"],
          setupFiles: ["test/setup.ts"],
          env: { TZ: "America/Halifax" },
          ...shared,
          maxWorkers: AT_ONCE,
        },
      },
      {
        test: {
          name: "browser",
          sequence: { groupOrder: 2 },
          include: ["test/browser/**/*.test.ts"],
          env: { TZ: "America/Halifax" },
          ...shared,
          maxWorkers: AT_ONCE,
        },
      },
    ],
  },
});
