import { expect, test } from "vitest";
import { countStarts, kindOfStart } from "./starts.ts";

test.each([
  ["databases", "node --import follow.ts /house/server/embedded-mongo/main.ts --port=0"],
  ["SNS/SQS", "node /house/server/local/aws/main.ts --port 0"],
  ["consumers", "node /house/consumer/main.ts"],
  ["webs", "node /house/e2e/chaos/web/main.ts"],
  ["webs", "node /house/node_modules/next/dist/bin/next start --port 3000"],
  ["browsers", "/usr/bin/chromium --headless"],
  ["commands", "node /house/server/tools/doctor/main.ts --json"],
  ["simulators", "node /house/e2e/simulation/main.ts --seeds 4000"],
  ["others", "node -e 0"],
])("%s are counted by their command line: %s", (kind, command) => {
  expect(kindOfStart(command.split(" "))).toBe(kind);
});

test("a suite that started nothing has no file, and counts nothing", () => {
  expect(countStarts("/no/such/file")).toEqual(new Map());
});
