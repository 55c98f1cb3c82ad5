import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "server/**/*.test.ts", "mock-server/**/*.test.ts", "test/*.test.ts"],
          setupFiles: ["test/setup.ts"],
          env: { TZ: "America/Halifax" },
        },
      },
      {
        test: {
          name: "flow",
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
