import { glob } from "node:fs/promises";
import path from "node:path";
import { systemTimers } from "#server/platform/timers.ts";
import { within } from "#server/platform/within.ts";
import { ROOT } from "./services.ts";

/** Where everybody arrives. */
const FIRST_PAGES = ["/", "/sign-in"];
/** What they need to sign in, and where that leads: on a slow machine they are there before the rest is compiled. */
const NEXT_PAGES = ["/api/auth/csrf", "/api/trpc/session.modes", "/complaints", "/desk", "/board"];
/** On a busy machine the compiler takes its time; the address is worth more than a warm page. */
const LONG_ENOUGH_MS = 10_000;

/**
 * The development server compiles a page when it is first asked for. Asks for the pages everybody arrives at.
 * Never fails: a page that does not answer will say so to the person who opens it.
 */
export async function warmFirstPages(webUrl: string, signal: AbortSignal): Promise<void> {
  const asked = Promise.all(FIRST_PAGES.map((page) => askFor(webUrl, page, signal)));
  await within({ timers: systemTimers, ms: LONG_ENOUGH_MS, signal }, asked, undefined);
}

/** Asks for every other page without parameters, one at a time, so that people's own requests are not held up. */
export async function warmOtherPages(webUrl: string, signal: AbortSignal): Promise<void> {
  const others = new Set([...NEXT_PAGES, ...(await listPages(path.join(ROOT, "app")))]);
  for (const page of others) {
    if (signal.aborted) return;
    if (!FIRST_PAGES.includes(page)) await askFor(webUrl, page, signal);
  }
}

/** The addresses of all pages in a folder that take no parameter, sorted. */
export async function listPages(folder: string): Promise<string[]> {
  const pages: string[] = [];
  for await (const file of glob("**/page.tsx", { cwd: folder })) {
    const segments = path.dirname(file).split(path.sep);
    const isFixed = segments.every((segment) => !segment.startsWith("["));
    const visible = segments.filter((segment) => segment !== "." && !segment.startsWith("("));
    if (isFixed) pages.push(`/${visible.join("/")}`);
  }
  return pages.sort();
}

async function askFor(webUrl: string, page: string, signal: AbortSignal): Promise<void> {
  try {
    const response = await fetch(new URL(page, webUrl), { signal, redirect: "manual" });
    await response.text();
  } catch {
    // See above: warming is a courtesy.
  }
}
