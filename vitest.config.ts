import { configDefaults, defineConfig } from "vitest/config";

const TESTS = "**/*.test.{ts,tsx}";

export default defineConfig({
  test: {
    // Two cores: more workers only make the embedded stacks wait for each other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: "units",
          include: [`{server,consumer,app,e2e}/${TESTS}`],
          exclude: [...configDefaults.exclude, `e2e/{simulation,chaos}/${TESTS}`],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Each file keeps both cores busy with processes of its own.
        test: {
          name: "simulation",
          include: [`e2e/simulation/${TESTS}`],
          fileParallelism: false,
          testTimeout: 300_000,
        },
      },
      {
        test: { name: "chaos", include: [`e2e/chaos/${TESTS}`], testTimeout: 120_000, hookTimeout: 120_000 },
      },
    ],
  },
});
