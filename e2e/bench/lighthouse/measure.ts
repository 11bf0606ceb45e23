import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import type { Flags, RunnerResult } from "lighthouse";
import desktopConfig from "lighthouse/core/config/desktop-config.js";
import type { Person } from "#e2e/fixtures/people.ts";
import { startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { signIn } from "#e2e/fixtures/sign-in.ts";
import { findBrowser } from "#e2e/run/find-browser.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import type { Row } from "../figures.ts";
import { CATEGORIES, middleOf, missedBy, scoreRow } from "./scores.ts";
import { openPages, visitsNamed } from "./visits.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../artifacts/lighthouse");
/** How often a page is looked at that missed a goal. */
const LOOKS = 3;

/**
 * Every page of the production build by Lighthouse's own profile of a desk, signed in through the cookie.
 * @param only words of the names of those to look at, between commas; empty for all
 * @throws when a word is in no page's name
 */
export async function measurePages(only: string): Promise<Row[]> {
  const visits = visitsNamed(only);
  await ensureBuild(console.error);
  await mkdir(FOLDER, { recursive: true });
  await using stack = await startProductionStack({ withDemo: true, logName: "bench-lighthouse.log" });
  const { people, pathOf } = await openPages(stack);
  const cookieFor = onceFor((person: Person) => cookieOf(stack.webUrl, person));
  const rows: Row[] = [];
  for (const visit of visits) {
    const person = people[visit.who];
    const cookie = person ? await cookieFor(person) : null;
    const asked = { url: new URL(pathOf(visit), stack.webUrl), cookie, isMissing: visit.isMissing ?? false };
    const looks = await looksAt(asked);
    // One that reached its goals once has reached them; otherwise the middle one says how far away it is.
    const shown = looks.find(({ lhr }) => missedBy(lhr).length === 0) ?? middleOf(looks);
    if (!shown) {
      rows.push({ page: visit.page, missed: "everything: it could not be looked at" });
      continue;
    }
    await writeFile(
      path.join(FOLDER, `${visit.page.toLowerCase().replaceAll(/\W+/g, "-")}.html`),
      String(shown.report),
    );
    const row = scoreRow(visit.page, shown.lhr);
    console.error(Object.values(row).join(" · "));
    rows.push(row);
  }
  return rows;
}

/** Looks until one reached its goals, a few times at most. One that saw nothing, as of a browser that starved, is none. */
async function looksAt(asked: Asked): Promise<RunnerResult[]> {
  const looks: RunnerResult[] = [];
  for (let tries = 0; tries < LOOKS; tries++) {
    const seen = await look(asked);
    if (!seen.lhr.runtimeError) looks.push(seen);
    if (looks.some(({ lhr }) => missedBy(lhr).length === 0)) break;
  }
  return looks;
}

interface Asked {
  readonly url: URL;
  readonly cookie: string | null;
  readonly isMissing: boolean;
}

/** One look in a browser that has seen nothing yet. @throws when the page led elsewhere */
async function look({ url, cookie, isMissing }: Asked): Promise<RunnerResult> {
  const { launch } = await findBrowser(console.error);
  const port = await findFreePort();
  await using _browser = await chromium.launch({ ...launch, args: [`--remote-debugging-port=${port}`] });
  const { default: lighthouse } = await import("lighthouse");
  const flags: Flags = {
    port,
    logLevel: "error",
    output: "html",
    onlyCategories: [...CATEGORIES],
    ignoreStatusCode: isMissing,
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  };
  const result = await lighthouse(url.href, flags, desktopConfig);
  if (!result) throw new Error(`Lighthouse said nothing about ${url.pathname}.`);
  const { runtimeError, finalDisplayedUrl } = result.lhr;
  if (runtimeError) console.error(`${url.pathname}: ${runtimeError.message}`);
  else if (new URL(finalDisplayedUrl).pathname !== url.pathname)
    throw new Error(`${url.pathname} led to ${finalDisplayedUrl}.`);
  return result;
}

async function cookieOf(webUrl: string, person: Person): Promise<string> {
  const { launch } = await findBrowser(console.error);
  await using browser = await chromium.launch(launch);
  const context = await browser.newContext();
  await signIn(context, webUrl, person);
  const cookies = await context.cookies(webUrl);
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** The same work, done once for each. */
function onceFor<Key, Value>(work: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const done = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = done.get(key) ?? work(key);
    done.set(key, value);
    return value;
  };
}
