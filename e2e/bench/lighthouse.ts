import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "@playwright/test";
import type { RunnerResult } from "lighthouse";
import desktopConfig from "lighthouse/core/config/desktop-config.js";
import { openDesk } from "#e2e/fixtures/desk.ts";
import { demoPerson, type Person } from "#e2e/fixtures/people.ts";
import { startProductionStack } from "#e2e/fixtures/production-stack.ts";
import { signIn } from "#e2e/fixtures/sign-in.ts";
import { findBrowser } from "#e2e/run/find-browser.ts";
import { ensureBuild } from "#server/local/launch/next-build.ts";
import { findFreePort } from "#server/local/launch/ports.ts";
import type { Row } from "./figures.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../artifacts/lighthouse");
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

interface Visit {
  readonly page: string;
  readonly person: Person | null;
  readonly path: string;
}

/** Lighthouse's own two profiles: a slow phone on a slow network, and a desk. */
const PROFILES = { phone: undefined, desk: desktopConfig } as const;
type Profile = keyof typeof PROFILES;

/** Both profiles on the production build, signed in through the cookie. */
export async function measurePages(): Promise<Row[]> {
  await ensureBuild(console.error);
  await mkdir(FOLDER, { recursive: true });
  await using stack = await startProductionStack({ withDemo: true, logName: "bench-lighthouse.log" });
  const desk = await openDesk({ webUrl: stack.webUrl, mongodbUri: stack.env.MONGODB_URI ?? "" });
  const [customer, agent] = await Promise.all([
    demoPerson(stack.webUrl, "user1@demo.test"),
    demoPerson(stack.webUrl, "agent1@demo.test"),
  ]);
  await desk.clear();
  await desk.setDuty(agent, true);
  const ticket = await desk.untilWith(await desk.file(customer), agent);
  const visits: readonly Visit[] = [
    { page: "Sign in", person: null, path: "/sign-in" },
    { page: "File a complaint", person: customer, path: "/complaints/new" },
    { page: "My complaints", person: customer, path: "/complaints" },
    { page: "One complaint", person: customer, path: `/complaints/${ticket.complaintId}` },
    { page: "Agent's desk", person: agent, path: "/desk" },
  ];
  const rows: Row[] = [];
  for (const profile of ["phone", "desk"] as const) {
    for (const visit of visits) rows.push(await audit(stack.webUrl, visit, profile));
  }
  return rows;
}

async function audit(webUrl: string, { page, person, path: address }: Visit, profile: Profile): Promise<Row> {
  const { launch } = await findBrowser(console.error);
  const port = await findFreePort();
  await using browser = await chromium.launch({ ...launch, args: [`--remote-debugging-port=${port}`] });
  const cookie = person ? await cookieOf(await browser.newContext(), webUrl, person) : null;
  const { default: lighthouse } = await import("lighthouse");
  const flags = {
    port,
    logLevel: "error",
    output: "html",
    ...(cookie ? { extraHeaders: { Cookie: cookie } } : {}),
  } as const;
  const url = new URL(address, webUrl).href;
  const result: RunnerResult | undefined = await lighthouse(
    url,
    { ...flags, onlyCategories: [...CATEGORIES] },
    PROFILES[profile],
  );
  if (!result) throw new Error(`Lighthouse said nothing about ${address}.`);
  const { lhr, report } = result;
  await writeFile(path.join(FOLDER, `${page.toLowerCase().replaceAll(/\W+/g, "-")}-${profile}.html`), String(report));
  if (new URL(lhr.finalDisplayedUrl).pathname !== address)
    throw new Error(`${address} led to ${lhr.finalDisplayedUrl}.`);
  const scores = CATEGORIES.map((name) => [name, Math.round((lhr.categories[name]?.score ?? 0) * 100)] as const);
  const ms = (id: string) => Math.round(lhr.audits[id]?.numericValue ?? Number.NaN);
  return {
    page,
    on: profile,
    ...Object.fromEntries(scores),
    "LCP ms": ms("largest-contentful-paint"),
    "TBT ms": ms("total-blocking-time"),
    CLS: Number((lhr.audits["cumulative-layout-shift"]?.numericValue ?? Number.NaN).toFixed(3)),
  };
}

async function cookieOf(context: Parameters<typeof signIn>[0], webUrl: string, person: Person): Promise<string> {
  await signIn(context, webUrl, person);
  const cookies = await context.cookies(webUrl);
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}
