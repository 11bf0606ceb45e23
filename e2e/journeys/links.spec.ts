import type { Page } from "@playwright/test";
import type { Desk } from "#e2e/fixtures/desk.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { until } from "#e2e/fixtures/until.ts";

const PASSWORD = "long enough to be good";
const newAddress = () => `${crypto.randomUUID()}@journey.test`;

/** The link in the newest mail to this address, as the catcher shows it. */
async function linkTo(desk: Desk, email: string): Promise<string> {
  const { mails } = await desk.admin.api.mails.list.query();
  const link = mails.find(({ to }) => to === email)?.link;
  if (!link) throw new Error(`Nothing was mailed to ${email}.`);
  return link;
}

async function register(page: Page, email: string): Promise<void> {
  await page.goto("/register");
  await page.getByLabel("Name").fill("Nora Lund");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/complaints/);
}

test("who registers may file at once, and proves the address with the link in the mail and a press", async ({
  desk,
  openAs,
}) => {
  const email = newAddress();
  const page = await openAs(null);
  await register(page, email);
  const notice = page.getByRole("region", { name: "Your address" });
  await expect(notice).toContainText(email);

  await page.goto(await linkTo(desk, email));
  await page.getByRole("button", { name: "Confirm" }).click();
  await expect(page.getByText("Your address is confirmed.")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page).toHaveURL(/\/complaints/);
  await expect(notice).toBeHidden();
});

test.describe("a password that stopped working", () => {
  test.use({ expectedProblems: /status of (401|404)/ });

  test("a forgotten password: opening the link changes nothing, the button does, once", async ({ desk, openAs }) => {
    const maya = await desk.customer("Maya Lindqvist");
    const page = await openAs(null);
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgotten your password?" }).click();
    await expect(page.getByRole("heading", { name: "Forgotten password" })).toBeVisible();
    await page.getByLabel("E-mail").fill(maya.email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByText("If there is an account with this address")).toBeVisible();

    const link = await linkTo(desk, maya.email);
    const scanned = await fetch(link);
    expect([scanned.status, scanned.headers.get("referrer-policy")]).toEqual([200, "no-referrer"]);
    expect(scanned.headers.get("cache-control")).toContain("no-store");
    const scanner = await openAs(null);
    await scanner.goto(link);
    await expect(scanner.getByRole("heading", { name: "A new password" })).toBeVisible();
    expect((await maya.rest("GET", "/api/complaints")).status).toBe(200);

    await page.goto(link);
    await page.getByLabel("New password").fill("another good password");
    await page.getByRole("button", { name: "Set password and sign in" }).click();
    await expect(page.getByRole("button", { name: "Account of Maya Lindqvist" })).toBeVisible();
    await until("the old token is dead", async () => (await maya.rest("GET", "/api/complaints")).status === 401);

    await scanner.reload();
    await expect(scanner.getByText("This link was used already, or its time is over.")).toBeVisible();
  });
});

test("somebody is invited on the page, opens the link, and is an agent with a password of their own", async ({
  desk,
  openAs,
}) => {
  const email = newAddress();
  const page = await openAs(desk.admin);
  await gotoLive(page, "/people");
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("Name").fill("Chidi Obi");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("button", { name: "Invite" }).click();
  const link = await dialog.locator("code").innerText();
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("region", { name: "Invited" })).toContainText(email);

  const visitor = await openAs(null);
  await visitor.goto(link);
  await expect(visitor.getByLabel("Your name")).toHaveValue("Chidi Obi");
  await visitor.getByLabel("New password").fill(PASSWORD);
  await visitor.getByRole("button", { name: "Create account" }).click();
  await expect(visitor).toHaveURL(/\/desk/);

  await page.goto("/mail");
  await expect(page.getByText(`To ${email}`)).toBeVisible();
});
