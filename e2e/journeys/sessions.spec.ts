import { restClient } from "#e2e/fixtures/api.ts";
import { browserClient } from "#e2e/fixtures/browser-session.ts";
import { gotoLive, type OpenSocket } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { until } from "#e2e/fixtures/until.ts";

/** How long anything may go on working after what opened it was ended, beside what a page takes to open here. */
const DEAD_WITHIN_MS = 1_000;

// Whoever is signed out is told so by every question their page still asks.
test.use({ expectedProblems: /status of 40[13]/ });

/** Ends something, and sees how long these sockets and these questions outlive that. */
async function expectDeadAfter(
  end: () => Promise<unknown>,
  { sockets, statuses = [] }: { sockets: readonly OpenSocket[]; statuses?: readonly (() => Promise<number>)[] },
): Promise<void> {
  await end();
  const endedAt = performance.now();
  const withinMs = DEAD_WITHIN_MS + Math.max(0, ...sockets.map(({ openedInMs }) => openedInMs));
  for (const { closedAt } of sockets) expect((await closedAt) - endedAt).toBeLessThan(withinMs);
  for (const status of statuses) {
    await until("a refusal", async () => (await status()) === 401, { withinMs });
  }
}

test("signing out ends the other tab's socket and a copy of the cookie, and leaves other browsers alone", async ({
  desk,
  openAs,
  browser,
}) => {
  const maya = await desk.customer("Maya Lindqvist");
  const page = await openAs(maya);
  await page.goto("/complaints");
  const tab = await gotoLive(await page.context().newPage(), "/complaints");
  const elsewhere = await browserClient(desk.webUrl, maya);
  const copy = await browser.newContext({ baseURL: desk.webUrl, storageState: await page.context().storageState() });
  expect((await copy.request.get("/api/complaints")).status()).toBe(200);

  const signOut = async () => {
    await page.getByRole("button", { name: "Account of Maya Lindqvist" }).click();
    const answer = page.waitForResponse(/api\/auth\/signout/);
    await page.getByRole("button", { name: "Sign out" }).click();
    await answer;
  };
  const byCopy = async () => (await copy.request.get("/api/complaints")).status();
  await expectDeadAfter(signOut, { sockets: [tab], statuses: [byCopy] });
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await elsewhere.session.me.query()).toMatchObject({ name: "Maya Lindqvist" });
});

test("a page whose own session ends by a new password stays, whatever it asks before it has the next one", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer("Maya Lindqvist");
  const page = await openAs(maya);
  await gotoLive(page, "/settings");
  const { promise: asked, resolve: goOn } = Promise.withResolvers<void>();
  await page.route(/callback\/credentials/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.getByLabel("Current password").fill(maya.password);
  await page.getByLabel("New password").fill("another good password");
  const changed = page.waitForResponse(/account\.changePassword/);
  await page.getByRole("button", { name: "Change password" }).click();
  await changed;
  const refused = page.waitForResponse((response) => response.status() === 401 || response.status() === 207);
  await page.getByRole("button", { name: /^Notifications/ }).click();
  await refused;
  goOn();
  await expect(page.getByText("Changed", { exact: true })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe("/settings");
});

test("a new password ends every browser and bearer; API tokens are named, and revoked with one button", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer("Maya Lindqvist");
  const { token } = await (await browserClient(desk.webUrl, maya)).tokens.create.mutate({
    name: "night script",
    scope: "read",
  });
  const thief = await gotoLive(await openAs(maya), "/complaints");
  const page = await openAs(maya);
  await page.goto("/settings");
  const statusOf = (bearer: string) => async () =>
    (await restClient(desk.webUrl, bearer)("GET", "/api/complaints")).status;

  const change = async () => {
    await page.getByLabel("Current password").fill(maya.password);
    await page.getByLabel("New password").fill("another good password");
    const answer = page.waitForResponse(/account\.changePassword/);
    await page.getByRole("button", { name: "Change password" }).click();
    await answer;
  };
  await expectDeadAfter(change, { sockets: [thief], statuses: [statusOf(maya.token)] });
  expect(await statusOf(token)()).toBe(200);
  await expect(page.getByText("This API token still works: night script")).toBeVisible();
  const revoke = async () => {
    const answer = page.waitForResponse(/tokens\.revokeAll/);
    await page.getByRole("button", { name: "Revoke this token" }).click();
    await answer;
  };
  await expectDeadAfter(revoke, { sockets: [], statuses: [statusOf(token)] });
});

test("another role moves an agent's socket at once, and a switched-off account has none", async ({ desk, openAs }) => {
  const asha = await desk.agent("Asha Raman");
  const page = await openAs(asha);
  const before = await gotoLive(page, "/desk");
  const change = (to: { role?: "user"; active?: boolean }) => () =>
    desk.admin.api.people.change.mutate({ userId: asha.id, ...to });
  await expectDeadAfter(change({ role: "user" }), { sockets: [before] });
  expect((await asha.rest("GET", "/api/agents")).status).toBe(403);

  const after = await gotoLive(page, "/complaints");
  const byBearer = async () => (await asha.rest("GET", "/api/complaints")).status;
  await expectDeadAfter(change({ active: false }), { sockets: [after], statuses: [byBearer] });
  await expect(page).toHaveURL(/\/sign-in/);
});

test("the page of sessions shows this device and the others, ends one, and signs out everywhere", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer("Maya Lindqvist");
  const program = await browserClient(desk.webUrl, maya);
  const page = await openAs(maya);
  await page.goto("/settings/sessions");
  const rows = page.getByRole("listitem").filter({ hasText: "Signed in from" });
  await expect(rows.filter({ hasText: "this device" })).toHaveCount(1);
  const other = rows.filter({ hasNotText: "this device" }).first();
  await other.getByRole("button", { name: /^Sign out/ }).click();
  await expect(async () => expect(await program.session.me.query()).toBeNull()).toPass();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await maya.rest("GET", "/api/complaints")).status).toBe(401);
});
