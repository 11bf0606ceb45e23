import { chromium } from "@playwright/test";
import { type BrowserLaunch, browserCandidates, type Candidate } from "./browser-candidates.ts";

export interface FoundBrowser {
  readonly name: string;
  readonly version: string;
  readonly launch: BrowserLaunch;
}

/** Remembers what was found for the processes that this one starts. */
const VARIABLE = "QUICKFIX_TEST_BROWSER";

/**
 * A browser that really starts: the one that CHROMIUM_PATH names, else the first of the candidates that does.
 * @throws with what was tried; a run without a browser is a failed run, never a skipped one.
 */
export async function findBrowser(
  say: (line: string) => void,
  candidates: readonly Candidate[] = browserCandidates(say),
): Promise<FoundBrowser> {
  const known = process.env[VARIABLE];
  if (known) return JSON.parse(known) as FoundBrowser;
  const named = process.env.CHROMIUM_PATH;
  const tried: string[] = [];
  for (const { name, prepare } of named ? [fromEnvironment(named)] : candidates) {
    const launch = await prepare();
    const outcome = launch ? await tryToStart(launch) : "not on this machine";
    if (launch && typeof outcome !== "string") {
      const found = { name, version: outcome.version, launch };
      process.env[VARIABLE] = JSON.stringify(found);
      return found;
    }
    tried.push(`  - ${name}: ${typeof outcome === "string" ? outcome : ""}`);
  }
  throw new Error(
    [
      "The tests need a Chromium, and none could be found or installed:",
      ...tried,
      "Install one (apt-get install chromium, or npx playwright install chromium), or set CHROMIUM_PATH to one.",
    ].join("\n"),
  );
}

function fromEnvironment(executablePath: string): Candidate {
  return { name: `${executablePath} (CHROMIUM_PATH)`, prepare: async () => ({ executablePath }) };
}

/** A file that exists may still lack libraries, or be of another machine. */
async function tryToStart(launch: BrowserLaunch): Promise<{ version: string } | string> {
  try {
    await using browser = await chromium.launch({ ...launch, timeout: 30_000 });
    return { version: browser.version() };
  } catch (error) {
    return String(error).split("\n")[0] ?? "it did not start";
  }
}
