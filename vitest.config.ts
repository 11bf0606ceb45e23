import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{server,consumer,app,e2e}/**/*.test.{ts,tsx}"],
    // Two cores: more workers only make the embedded stacks wait for each other.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
