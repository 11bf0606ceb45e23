import { type Browser, chromium, type Page } from "@playwright/test";
import type { Person } from "#e2e/fixtures/people.ts";
import { signIn } from "#e2e/fixtures/sign-in.ts";
import { until } from "#e2e/fixtures/until.ts";
import { findBrowser } from "#e2e/run/find-browser.ts";

export interface AgentScreens extends AsyncDisposable {
  /** When a ticket with this title first stood on somebody's screen, by the clock of this machine. */
  shownAt(title: string): Promise<number>;
}

/** Each agent's desk open in a real browser, every one reporting what appears on it the moment it is in the document. */
export async function openScreens(webUrl: string, agents: readonly Person[]): Promise<AgentScreens> {
  const { launch, name, version } = await findBrowser(console.error);
  console.error(`Browser: ${name}, Chromium ${version}`);
  const browser = await chromium.launch(launch);
  const shown = new Map<string, number>();
  await Promise.all(agents.map((agent) => openScreen(browser, webUrl, agent, shown)));
  return {
    shownAt: (title) => until(`“${title}” is on a screen`, async () => shown.get(title), { everyMs: 2 }),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

async function openScreen(browser: Browser, webUrl: string, agent: Person, shown: Map<string, number>): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.exposeFunction("reportShown", (title: string, at: number) => {
    if (!shown.has(title)) shown.set(title, at);
  });
  await page.addInitScript(watchHeading);
  await signIn(context, webUrl, agent);
  await page.goto(`${webUrl}/desk`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

/** Runs in the page. The callback comes in the same turn as the change, before the next frame is painted. */
function watchHeading(): void {
  let last = "";
  new MutationObserver(() => {
    const title = document.querySelector("article h1")?.textContent ?? "";
    if (title === last) return;
    last = title;
    void Reflect.get(globalThis, "reportShown")(title, Date.now());
  }).observe(document, { subtree: true, childList: true, characterData: true });
}
