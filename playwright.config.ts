import { defineConfig } from "@playwright/test";
import { findBrowser } from "./e2e/run/find-browser.ts";
import "./e2e/run/setup/note-starts.ts";

const { launch } = await findBrowser(console.log);
/** Pages and journeys may run beside each other; each writes to a folder of its own. */
const suite = process.env["QUICKFIX_SUITE"] ?? "journeys";

export default defineConfig({
  testDir: "e2e",
  projects: [
    { name: "pages", testMatch: "pages/*.spec.ts", use: { trace: "off" } },
    { name: "journeys", testMatch: "journeys/*.spec.ts" },
  ],
  globalSetup: "./e2e/fixtures/global-setup.ts",
  outputDir: `artifacts/${suite}`,
  // One desk is shared, and some journeys take parts of the stack away: one after the other.
  workers: 1,
  // Where somebody decides by the result, a stall of the machine is not taken for a fault: see `counts.ts`.
  retries: process.env["CI"] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [["list"], ["json", { outputFile: `artifacts/${suite}.json` }]],
  use: {
    launchOptions: launch,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    colorScheme: "light",
    // Snapshots of the page can be looked at and searched; a film beside them only slows two cores down.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    video: "off",
  },
});
