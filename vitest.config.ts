import { configDefaults, defineConfig } from "vitest/config";

const TESTS = "**/*.test.{ts,tsx}";
/** Rooms whose tests change nothing that outlives them: their files follow each other in one process, and it is read once. */
const CLEAN = [
  `consumer/${TESTS}`,
  `server/{core,desk,embedded-mongo}/${TESTS}`,
  `server/operate/{database,figures,invariants,letters,replay,trace}/${TESTS}`,
  `server/platform/{aws,db}/${TESTS}`,
  `server/web/{auth,rest}/${TESTS}`,
];
const UNITS = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Two cores: more workers only make the embedded stacks wait for each other.
    maxWorkers: 2,
    projects: [
      { test: { ...UNITS, name: "units", include: CLEAN, isolate: false } },
      {
        test: {
          ...UNITS,
          name: "units-apart",
          include: [`{server,consumer,app,e2e}/${TESTS}`],
          exclude: [...configDefaults.exclude, `e2e/{simulation,chaos}/${TESTS}`, ...CLEAN],
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
