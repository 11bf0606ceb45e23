import type { Page } from "@playwright/test";
import { placesFor } from "#app/_shell/navigation.ts";
import type { Desk } from "#e2e/fixtures/desk.ts";
import type { Person } from "#e2e/fixtures/people.ts";
import { test as base, expect } from "#e2e/fixtures/test.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { say } from "#server/language/say.ts";
import { type Scene, setScene } from "./scene.ts";

/** On a busy afternoon, which is set once. */
export const test = base.extend<object, { scene: Scene }>({
  scene: [
    async ({ sharedDesk }, use) => {
      await use(await setScene(sharedDesk));
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

/** A page, whom it is for, and how one gets there. */
export interface Screen {
  readonly name: string;
  readonly who: "visitor" | "customer" | "agent" | "admin";
  readonly path: string | ((scene: Scene) => string);
  /** What is on the page once it is complete. */
  readonly shows: string;
}

const ROLES = [
  ["user", "customer"],
  ["agent", "agent"],
  ["admin", "admin"],
] as const satisfies readonly (readonly [Role, Screen["who"]])[];

const SCREENS: readonly Screen[] = [
  { name: "sign-in", who: "visitor", path: "/sign-in", shows: "Or look around as" },
  { name: "register", who: "visitor", path: "/register", shows: "Create account" },
  { name: "forgot-password", who: "visitor", path: "/forgot-password", shows: "Send me a link" },
  { name: "link-over", who: "visitor", path: "/link", shows: "The address is not whole" },
  { name: "mail", who: "admin", path: "/mail", shows: "What would have been sent" },
  { name: "file", who: "customer", path: "/complaints/new", shows: "What is it about?" },
  { name: "my-complaints", who: "customer", path: "/complaints", shows: "filed" },
  { name: "in-line", who: "customer", path: ({ waiting }) => `/complaints/${waiting.complaintId}`, shows: "in line" },
  {
    name: "asked",
    who: "customer",
    path: ({ asked }) => `/complaints/${asked.complaintId}`,
    shows: "We need an answer",
  },
  {
    name: "solved",
    who: "customer",
    path: ({ solved }) => `/complaints/${solved.complaintId}`,
    shows: "Did that help?",
  },
  { name: "settings", who: "customer", path: "/settings", shows: "Change password" },
  { name: "sessions", who: "customer", path: "/settings/sessions", shows: "this device" },
  { name: "tokens", who: "customer", path: "/settings/tokens", shows: "New token" },
  { name: "second-factor", who: "customer", path: "/settings/second-factor", shows: "Set up" },
  { name: "desk", who: "agent", path: "/desk", shows: "only a spoonful each time" },
  { name: "desk-other", who: "agent", path: ({ waiting }) => `/desk/${waiting.complaintId}`, shows: "Take it" },
  { name: "tickets", who: "agent", path: "/tickets", shows: "newest 25" },
  { name: "new-ticket", who: "agent", path: "/tickets/new", shows: "Whose complaint is it?" },
  { name: "board", who: "admin", path: "/board", shows: "Crack in the glass jug" },
  {
    name: "ticket",
    who: "admin",
    path: ({ held }) => `/tickets/${held.complaintId}`,
    shows: "only a spoonful each time",
  },
  { name: "agents", who: "admin", path: "/agents", shows: "Tomás Ferreira" },
  { name: "people", who: "admin", path: "/people", shows: "Zoë Martínez-Oyelaran" },
  { name: "categories", who: "admin", path: "/categories", shows: "Billing" },
  { name: "tags", who: "admin", path: "/tags", shows: "New tag" },
  { name: "teams", who: "admin", path: "/teams", shows: "New team" },
  { name: "hours", who: "admin", path: "/hours", shows: "Save hours" },
  { name: "pipeline", who: "admin", path: "/pipeline", shows: "3 messages" },
  {
    name: "trace",
    who: "admin",
    path: ({ held }) => `/pipeline/trace/${held.complaintId}`,
    shows: "Dispatch pass ended",
  },
  { name: "trace-search", who: "admin", path: "/pipeline/trace", shows: "Every step, from the click" },
  { name: "replay", who: "admin", path: "/pipeline/replay", shows: "events again" },
  { name: "api-reference", who: "visitor", path: "/api/docs", shows: "File a complaint" },
];

/** What the bar leads to, so that a new page is looked at although nobody named it above. */
const IN_THE_BAR = ROLES.flatMap(([role, who]) =>
  placesFor(role).map(
    ({ href, id }): Screen => ({ name: `${id}-${who}`, who, path: href, shows: say(`shell.places.${id}`) }),
  ),
);
const named = new Set(SCREENS.map(({ path }) => path));
/** Every page with something in it. */
export const screens = [...SCREENS, ...IN_THE_BAR.filter(({ path }) => !named.has(path))];

/** Who looks at it; null is a visitor. */
export function readerOf({ who }: Screen, scene: Scene, { admin }: Desk): Person | null {
  const people: Record<Screen["who"], Person | null> = { ...scene, admin, visitor: null };
  return people[who];
}

/** A lead is told of a dead letter when the desk is looked at next. */
const TOLD_WITHIN_MS = 20_000;

/** Comes back once the page is complete; for a lead, with what they are told above it: messages of the scene are dead. */
export async function openScreen(page: Page, { who, path, shows }: Screen, scene: Scene): Promise<void> {
  await page.goto(typeof path === "string" ? path : path(scene));
  await expect(page.getByText(shows).filter({ visible: true }).first()).toBeVisible();
  if (who !== "admin") return;
  const told = page.getByRole("region", { name: "The desk needs somebody" });
  await expect(told).toBeVisible({ timeout: TOLD_WITHIN_MS });
}
