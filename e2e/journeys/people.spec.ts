import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { saidOn } from "#e2e/fixtures/said-on.ts";
import { signIn } from "#e2e/fixtures/sign-in.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

// Whoever is signed out is told so by every question their page still asks.
test.use({ expectedProblems: /status of 40[139]|Failed to load resource/ });

const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];

for (const shape of SHAPE_NAMES) {
  test(`a tab hears that somebody else signed in: nothing of before is on it, nor in it, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const [maya, omar] = await Promise.all([desk.customer("Maya Lindqvist"), desk.customer("Omar Haddad")]);
    const ticket = await desk.file(maya, { title: "The secret of Maya" });
    const page = await openAs(maya, SHAPES[shape]);
    await gotoLive(page, `/complaints/${ticket.complaintId}`);
    await page.getByLabel("Add something").fill("Nobody else may read this");

    // As on a machine that two people share: nobody signed out.
    await signIn(page.context(), desk.webUrl, omar);
    const tab = await page.context().newPage();
    await tab.goto("/complaints");
    await expect(page.getByRole("heading", { name: "You are signed in as Omar Haddad now" })).toBeVisible();
    await expect(page.getByText(/secret of Maya|Nobody else may read/)).toHaveCount(0);
    await expect(page.getByRole("textbox")).toHaveCount(0);
    expect(await page.title()).toBe("QuickFix");
    await portray(page, "curtain", shape);
    await page.getByRole("button", { name: "Go on as who is signed in" }).press("Enter");
    await expect(page.getByText("You have not told us about anything yet")).toBeVisible();

    await signIn(page.context(), desk.webUrl, maya);
    await page.goto(`/complaints/${ticket.complaintId}`);
    await expect(page.getByLabel("Add something")).toHaveValue("Nobody else may read this");
  });

  test(`whose session has ended signs in where they are, and what they wrote is sent once, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
    const ticket = await desk.file(maya);
    await desk.untilWith(ticket, asha);
    const page = await openAs(maya, SHAPES[shape]);
    await gotoLive(page, `/complaints/${ticket.complaintId}`);
    // Nothing more is heard from then on that the page would ask about by itself.
    await expect(page.getByText("With Asha").first()).toBeVisible();
    await page.getByLabel("Add something").fill("It is the left one.");
    await page.context().clearCookies();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in to go on" });
    await expect(dialog.getByLabel("Password")).toBeFocused();
    await portray(page, "sign-in-to-send", shape);

    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    const tray = page.getByRole("region", { name: "Not sent yet" });
    await expect(tray.getByText("your session has ended")).toBeVisible();
    await portray(page, "tray", shape);
    await tray.getByRole("button", { name: "Sign in to send it" }).press("Enter");
    await dialog.getByLabel("Password").fill("not this one");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("alert")).toBeVisible();
    await dialog.getByLabel("Password").fill(maya.password);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(tray).toBeHidden();
    // The tray is empty as soon as it is on its way.
    await expect.poll(() => saidOn(maya, ticket._id)).toEqual(["It is the left one."]);
  });
}

test("a page that finds out by itself that its session has ended asks whoever is writing where they are, and leaves otherwise", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman")]);
  const ticket = await desk.file(maya);
  const page = await openAs(maya);
  await gotoLive(page, `/complaints/${ticket.complaintId}`);
  const box = page.getByLabel("Add something");
  await box.fill("Half a sentence");
  await page.context().clearCookies();
  // News about the complaint, which the page fetches.
  await asha.api.complaints.assign.mutate({ id: ticket._id, agentId: asha.id });
  const dialog = page.getByRole("dialog", { name: "Sign in to go on" });
  await dialog.getByLabel("Password").fill(maya.password);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("With Asha").first()).toBeVisible();
  await expect(box).toHaveValue("Half a sentence");

  await box.fill("");
  await page.context().clearCookies();
  await asha.api.complaints.comment.mutate({ id: ticket._id, message: "Which one?" });
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test("signing out with something unsent says so first; then it is forgotten, and other tabs are empty at once", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const page = await openAs(maya);
  await gotoLive(page, "/complaints/new");
  await page.getByLabel("What happened?").fill("Half a complaint");
  await expect(page.getByText("Draft kept")).toBeVisible();
  const other = await page.context().newPage();
  await other.goto("/complaints");
  await expect(other.getByText("You have not told us about anything yet")).toBeVisible();

  await pressSignOut(page);
  const dialog = page.getByRole("dialog", { name: "Not everything is sent" });
  await expect(dialog.getByText("One text of yours")).toBeVisible();
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Stay" }).click();
  await expect(page.getByLabel("What happened?")).toHaveValue("Half a complaint");

  await pressSignOut(page);
  await dialog.getByRole("button", { name: "Sign out and forget" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(other.getByRole("heading", { name: "You have been signed out here" })).toBeVisible();
  const kept = await other.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("quickfix:")));
  expect(kept).toEqual([]);
});

test("what was written as somebody is not sent as somebody else, also where a tab heard nothing", async ({
  desk,
  openAs,
}) => {
  const [maya, omar] = await Promise.all([desk.customer("Maya Lindqvist"), desk.customer("Omar Haddad")]);
  const page = await openAs(maya);
  await gotoLive(page, "/complaints/new");
  await page.getByLabel("What happened?").fill("Filed by Maya alone");
  await page.getByLabel("Tell us more").fill("Nobody else.");
  await page.getByRole("radio", { name: "General" }).check();
  await signIn(page.context(), desk.webUrl, omar);
  await page.getByRole("button", { name: "File complaint" }).click();
  await expect(page.getByRole("heading", { name: "Somebody else is signed in here now" })).toBeVisible();
  expect((await omar.api.complaints.list.query({})).items).toEqual([]);

  await signIn(page.context(), desk.webUrl, maya);
  await page.goto("/complaints");
  await expect(page.getByText("Filed by Maya alone")).toBeVisible();
  expect((await maya.api.complaints.list.query({})).items).toHaveLength(1);
});

async function pressSignOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account of / }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
}
