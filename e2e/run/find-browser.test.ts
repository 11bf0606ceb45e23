import { afterEach, expect, test, vi } from "vitest";
import type { Candidate } from "./browser-candidates.ts";
import { findBrowser } from "./find-browser.ts";

const absent: Candidate = { name: "absent", prepare: async () => null };
const broken: Candidate = { name: "broken", prepare: async () => ({ executablePath: "/no/such/browser" }) };

afterEach(() => vi.unstubAllEnvs());

function withoutBrowser(chromiumPath = "") {
  vi.stubEnv("QUICKFIX_TEST_BROWSER", "");
  vi.stubEnv("CHROMIUM_PATH", chromiumPath);
}

test("says what was tried when no browser starts", async () => {
  withoutBrowser();
  await expect(findBrowser(() => undefined, [absent, broken])).rejects.toThrow(
    /absent: not on this machine[^]*broken: .*no\/such\/browser[^]*set CHROMIUM_PATH/,
  );
});

test("a browser named by CHROMIUM_PATH that does not start is not replaced by another", async () => {
  withoutBrowser("/no/such/browser");
  const never: Candidate = { name: "never", prepare: () => Promise.reject(new Error("must not be asked")) };
  await expect(findBrowser(() => undefined, [never])).rejects.toThrow("/no/such/browser (CHROMIUM_PATH)");
});
