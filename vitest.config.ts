import { configDefaults, defineConfig } from "vitest/config";
import { COMPILE_CACHE } from "./e2e/run/compile-cache.ts";

process.env["NODE_COMPILE_CACHE"] ??= COMPILE_CACHE;

const ROOMS = "{app,server,consumer,e2e}/**";
const TESTS = `${ROOMS}/*.test.{ts,tsx}`;
/** Tests that start processes, or change something that outlives them. */
const APART = `${ROOMS}/*.apart.test.{ts,tsx}`;
/** What is waited for comes; on a crowded machine it comes later. */
const PATIENT = { expect: { poll: { timeout: 20_000 } } };
const UNITS = { ...PATIENT, testTimeout: 30_000, hookTimeout: 60_000 };
/** A process takes a second to start, and many when the machine has other work: only what hangs may reach this. */
const PROCESSES = { ...PATIENT, testTimeout: 240_000, hookTimeout: 120_000 };
const NOTE_STARTS = { setupFiles: ["e2e/run/setup/note-starts.ts"] };

export default defineConfig({
  test: {
    // Two cores: more workers only make the embedded stacks wait for each other.
    maxWorkers: 2,
    projects: [
      {
        // Files follow each other in one process, and what they import is read once.
        test: {
          ...UNITS,
          name: "units",
          include: [TESTS],
          exclude: [...configDefaults.exclude, APART, "e2e/simulation/*.test.ts", "e2e/chaos/**"],
          isolate: false,
          setupFiles: [...NOTE_STARTS.setupFiles, "e2e/run/setup/start-nothing.ts"],
        },
      },
      { test: { ...PROCESSES, ...NOTE_STARTS, name: "units-apart", include: [APART] } },
      {
        // Each file keeps both cores busy with processes of its own.
        test: {
          ...NOTE_STARTS,
          name: "simulation",
          include: ["e2e/simulation/*.test.ts"],
          fileParallelism: false,
          // A minute and a half on two quiet processors.
          testTimeout: 1_200_000,
        },
      },
      {
        test: {
          ...PROCESSES,
          ...NOTE_STARTS,
          name: "chaos",
          include: ["e2e/chaos/**/*.test.ts"],
          // They wait for processes more than they compute: a third one fits in.
          maxWorkers: 3,
        },
      },
    ],
  },
});
