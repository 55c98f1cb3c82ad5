import { defineConfig } from "vitest/config";

// Projects run one after another, quick ones first: what measures time in a browser has the machine for itself.
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
            "mock-server/**/*.test.ts",
            "scripts/**/*.test.ts",
            "test/*.test.ts",
          ],
          setupFiles: ["test/setup.ts"],
          env: { TZ: "America/Halifax" },
          // Against hangs only: properties take their time on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "flow",
          sequence: { groupOrder: 1 },
          include: ["test/flow/**/*.test.ts"],
          setupFiles: ["test/setup.ts"],
          env: { TZ: "America/Halifax" },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "browser",
          sequence: { groupOrder: 2 },
          include: ["test/browser/**/*.test.ts"],
          env: { TZ: "America/Halifax" },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
