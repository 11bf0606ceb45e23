import type { Page } from "@playwright/test";
import { holdRequests, loseAnswers, loseRequests } from "#e2e/fixtures/breaking-network.ts";
import { leaveToGithub } from "#e2e/fixtures/database.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { saidOn } from "#e2e/fixtures/said-on.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

// What is broken on purpose shows in the console, and whoever is signed out is told so.
test.use({ expectedProblems: /Failed to load resource|net::ERR/ });

const tray = (page: Page) => page.getByRole("region", { name: "Not sent yet" });
const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();

test("a text that had arrived before it was taken back and changed is not sent in its place, but beside it", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya);
  const page = await openAs(maya);
  await gotoLive(page, `/complaints/${ticket.complaintId}`);
  const network = await loseAnswers(page, "complaints.comment", Number.POSITIVE_INFINITY);
  const box = page.getByLabel("Add something");
  await box.fill("It is the left one.");
  await send(page);
  await tray(page).getByRole("button", { name: "Back to the text" }).click();
  await expect(box).toHaveValue("It is the left one.");
  await network.mend();
  await box.fill("It is the right one.");
  await send(page);
  await expect(tray(page).getByText("an earlier version of this was sent already.")).toBeVisible();
  await expect(tray(page).getByRole("link", { name: `See ${ticket.complaintId}` })).toBeVisible();
  expect(await saidOn(maya, ticket._id)).toEqual(["It is the left one."]);

  await tray(page).getByRole("button", { name: "Back to the text" }).click();
  await expect(box).toHaveValue("It is the right one.");
  await box.fill("No, it is the right one.");
  await send(page);
  await expect(tray(page)).toBeHidden();
  await expect.poll(() => saidOn(maya, ticket._id)).toEqual(["It is the left one.", "No, it is the right one."]);
});

test("where the browser keeps nothing more, the page says so, holds what is typed, and sends it once it can", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya);
  const page = await openAs(maya);
  await gotoLive(page, `/complaints/${ticket.complaintId}`);
  await page.evaluate(fillStorage);
  await page.getByLabel("Add something").fill("There is no room for this.");
  await expect(page.getByText("This browser keeps no drafts. Send it before you leave.")).toBeVisible();
  const network = await loseRequests(page, "complaints.comment");
  await send(page);
  await expect(tray(page).getByText("This browser cannot keep it. Keep this tab open until it is sent.")).toBeVisible();
  await page.getByRole("link", { name: "My complaints", exact: true }).first().click();
  await expect(tray(page).getByText("There is no room for this.")).toBeVisible();
  await network.mend();
  await expect(tray(page)).toBeHidden({ timeout: 20_000 });
  expect(await saidOn(maya, ticket._id)).toEqual(["There is no room for this."]);
});

test("a duplicated tab is another one: each has its own text, also after a reload", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya);
  const page = await openAs(maya);
  await gotoLive(page, `/complaints/${ticket.complaintId}`);
  const [box, text] = [page.getByLabel("Add something"), "Half a sentence"];
  await box.fill(text);
  const [copy] = await Promise.all([page.waitForEvent("popup"), page.evaluate(() => void open(location.href))]);
  // It begins with what the first has in its own storage, the name of the tab with it.
  const nameOf = (tab: Page) => tab.evaluate(() => sessionStorage.getItem("quickfix:tab"));
  await expect.poll(() => nameOf(copy)).not.toBe(await nameOf(page));
  const other = copy.getByLabel("Add something");
  await expect(other).toHaveValue("");
  await other.fill("The other half");
  await expect(copy.getByText("Draft kept")).toBeVisible();
  for (const tab of [page, copy]) await tab.reload();
  await expect(box).toHaveValue(text);
  await expect(other).toHaveValue("The other half");
});

test("whoever signs in with a provider does it in another tab, and what they wrote goes out here", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya);
  const page = await openAs(maya);
  const context = page.context();
  const session = await context.cookies();
  await leaveToGithub(runningStack().mongodbUri, maya.id);
  await expect.poll(async () => (await maya.api.session.me.query())?.confirmsBy).toBe("github");
  await gotoLive(page, `/complaints/${ticket.complaintId}`);
  await page.getByLabel("Add something").fill("Sent after a round trip.");
  await context.clearCookies();
  await send(page);
  const dialog = page.getByRole("dialog", { name: "Sign in to go on" });
  const [tab] = await Promise.all([
    page.waitForEvent("popup"),
    dialog.getByRole("link", { name: "Sign in with GitHub" }).click(),
  ]);
  await expect(tab).toHaveURL(/\/sign-in/);
  // What GitHub's way back leaves behind: a session, and a page of theirs.
  await context.addCookies(session);
  await tab.goto("/complaints");
  await expect(dialog).toBeHidden();
  await expect(tray(page)).toBeHidden();
  await expect.poll(() => saidOn(maya, ticket._id)).toEqual(["Sent after a round trip."]);
});

test("a reply to a ticket that was closed and left the desk meanwhile stands above the desk, with both ways on", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, "/desk");
  const gate = Promise.withResolvers<void>();
  await holdRequests(page, "complaints.changeStatus", gate.promise);
  await page.getByRole("textbox", { name: /^Reply to / }).fill("Try the left one.");
  await page.getByRole("button", { name: "Send and resolve" }).click();
  await desk.admin.api.complaints.changeStatus.mutate({ id: ticket._id, status: "Closed" });
  await expect(page.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();
  gate.resolve();
  await expect(tray(page).getByText(`Your reply on ${ticket.complaintId}`)).toBeVisible();
  await tray(page).getByRole("button", { name: "Send again" }).click();
  await expect(tray(page).getByText("Try the left one.")).toBeVisible();
  await tray(page).getByRole("button", { name: "Back to the text" }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/${ticket.complaintId}$`));
  await expect(page.getByRole("textbox", { name: /^Reply to / })).toHaveValue("Try the left one.");
  await expect(tray(page)).toBeHidden();
});

test("a reply that is refused while its ticket is still on the screen comes back to its box, with the reason", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const gate = Promise.withResolvers<void>();
  await holdRequests(page, "complaints.changeStatus", gate.promise);
  const box = page.getByRole("textbox", { name: /^Reply to / });
  await box.fill("Try the left one.");
  await page.getByRole("button", { name: "Send and resolve" }).click();
  await desk.admin.api.complaints.changeStatus.mutate({ id: ticket._id, status: "Closed" });
  gate.resolve();
  await expect(box).toHaveValue("Try the left one.");
  await expect(page.getByRole("region", { name: "Write" }).getByRole("alert")).toBeVisible();
  await expect(tray(page)).toBeHidden();
});

/** To the last byte. */
function fillStorage(): void {
  for (let size = 1_048_576; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (let n = 0; ; n += 1) localStorage.setItem(`full:${size}:${n}`, "x".repeat(size));
    } catch {
      // It is full for pieces of this size.
    }
  }
}
