import { expect, test } from "vitest";
import { playwrightFiles, vitestFiles } from "./file-times.ts";

test("vitest says when a file began and ended", () => {
  const testResults = [{ name: "/house/server/clock.test.ts", startTime: 1_000, endTime: 3_500 }];
  expect(vitestFiles("/house", { testResults })).toEqual([{ file: "server/clock.test.ts", seconds: 2.5 }]);
});

test("a file of Playwright took as long as its tests, those in groups and repeated ones included", () => {
  const spec = (...durations: number[]) => ({
    file: "journeys/walls.spec.ts",
    tests: [{ results: durations.map((duration) => ({ duration })) }],
  });
  const suites = [{ specs: [spec(1_000)], suites: [{ specs: [spec(500, 250)] }] }];
  expect(playwrightFiles("/house", { config: { rootDir: "/house/e2e" }, suites })).toEqual([
    { file: "e2e/journeys/walls.spec.ts", seconds: 1.75 },
  ]);
});
