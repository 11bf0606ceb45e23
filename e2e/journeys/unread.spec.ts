import type { Page } from "@playwright/test";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES } from "#e2e/pages/portrait.ts";

const WORDS = "It is the blue one, and it hums since Monday.";
const bellOf = (page: Page) => page.getByRole("button", { name: /^Notifications/ });
/** Nothing new, in the bell and in the tab. */
const nothingNew = async (page: Page) => {
  await expect(bellOf(page)).toHaveAccessibleName("Notifications");
  await expect(page).toHaveTitle(/^[^(]/);
};

test("an answer stands out on its agent's desk until it is opened, and what is read is read on every device", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const kettle = await desk.untilWith(await desk.file(maya, { title: "The kettle hums" }), asha);
  await asha.api.complaints.changeStatus.mutate({
    id: kettle._id,
    status: "Waiting on Customer",
    message: "Which of the two is it?",
  });
  const lamp = await desk.untilWith(await desk.file(maya, { title: "The lamp flickers" }), asha);

  const [phone, laptop] = [await openAs(maya), await openAs(maya)];
  await Promise.all([gotoLive(phone, "/complaints"), gotoLive(laptop, "/complaints")]);
  const rows = (page: Page) => page.getByRole("region", { name: "Complaints" }).getByRole("link");
  await expect(rows(phone).first()).toContainText("The kettle hums");
  await expect(rows(phone).first()).toContainText("Your turn");
  await expect(rows(laptop).first().getByText("Unread:")).toBeVisible();
  await expect(rows(laptop).nth(1).getByText("Unread:")).toBeHidden();
  await bellOf(laptop).click();
  const panel = laptop.getByRole("region", { name: "Notifications" });
  const ofTheKettle = panel.getByRole("link").filter({ hasText: kettle.complaintId });
  await expect(ofTheKettle).toContainText("Asha Raman: Which of the two is it?");
  await expect(ofTheKettle).toContainText("2 news");
  await portray(laptop, "bell-grouped", "desktop");
  await laptop.keyboard.press("Escape");
  await portray(laptop, "complaints-unread", "desktop");

  await rows(phone).first().click();
  await expect(phone.getByRole("heading", { level: 1, name: "The kettle hums" })).toBeVisible();
  await expect(rows(laptop).first().getByText("Unread:")).toBeHidden();
  await expect(bellOf(phone)).toHaveAccessibleName("Notifications, 1 new");
  await expect(bellOf(laptop)).toHaveAccessibleName("Notifications, 1 new");
  await bellOf(laptop).click();
  await panel.getByRole("link").filter({ hasText: lamp.complaintId }).click();
  await expect(laptop.getByRole("heading", { level: 1, name: "The lamp flickers" })).toBeVisible();
  await Promise.all([nothingNew(phone), nothingNew(laptop)]);

  const [work, home] = [await openAs(asha), await openAs(asha)];
  await Promise.all([gotoLive(work, "/desk"), gotoLive(home, "/tickets")]);
  const mine = work.getByRole("list", { name: "My tickets" }).getByRole("link");
  await expect(work.getByRole("heading", { level: 1, name: "The lamp flickers" })).toBeVisible();
  await expect
    .poll(async () => (await asha.api.desk.overview.query()).mine.map(({ _id }) => _id))
    .toEqual([lamp._id, kettle._id]);
  await expect(mine.first()).toContainText("The lamp flickers");

  await phone.getByRole("textbox").fill(WORDS);
  await phone.getByRole("button", { name: "Send answer" }).click();
  await expect(mine.first()).toContainText("The kettle hums");
  await expect(mine.first()).toContainText(/Answered 0:\d\d/);
  await expect(mine.first()).toContainText(WORDS);
  await expect(mine.first().getByText("Unread:")).toBeVisible();
  await expect(work).toHaveTitle(/^\(1\) Desk/);
  await expect(home).toHaveTitle(/^\(\d\) All tickets/);
  const listed = home.getByRole("row").filter({ hasText: "The kettle hums" });
  await expect(listed.getByText("Unread:")).toBeVisible();
  await portray(work, "desk-answered", "desktop");
  await portray(home, "tickets-unread", "desktop");

  await mine.first().click();
  await expect(work.getByRole("heading", { level: 1, name: "The kettle hums" })).toBeVisible();
  await expect(mine.getByText("Unread:")).toBeHidden();
  await expect(listed.getByText("Unread:")).toBeHidden();
  await Promise.all([nothingNew(work), nothingNew(home)]);
  await work.reload();
  await expect(mine.filter({ hasText: "The kettle hums" })).toContainText(/Answered \d:\d\d/);
  await expect(mine.getByText("Unread:")).toBeHidden();
});

test("what a phone has behind another pane is not taken for read", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const kettle = await desk.untilWith(await desk.file(maya, { title: "The kettle hums" }), asha);
  const phone = await openAs(asha, SHAPES.phone);
  await gotoLive(phone, "/desk");
  await nothingNew(phone);
  await phone.getByRole("button", { name: "My desk" }).click();
  await maya.api.complaints.comment.mutate({ id: kettle._id, message: "كم يستغرق ذلك؟ إنها تطن منذ يوم الاثنين." });
  const row = phone.getByRole("list", { name: "My tickets" }).getByRole("link");
  await expect(row.getByText("Unread:")).toBeVisible();
  await expect(phone).toHaveTitle(/^\(1\) Desk/);
  await row.click();
  await expect(phone.getByRole("heading", { level: 1, name: "The kettle hums" })).toBeVisible();
  await nothingNew(phone);
});
