import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray } from "#e2e/pages/portrait.ts";

test("a lead is told that nobody is on duty while somebody waits, on whatever page they are, until it is over", async ({
  desk,
  openAs,
}) => {
  const [asha, maya] = [await desk.agent("Asha Raman"), await desk.customer()];
  const page = await openAs(desk.admin);
  await gotoLive(page, "/people");
  const bar = page.getByRole("region", { name: "The desk needs somebody" });
  // What a test before this one left is over when the desk is looked at again.
  await expect(bar).toBeHidden({ timeout: 30_000 });

  const first = await desk.file(maya, { title: "The kettle hums" });
  await expect(bar.getByRole("link", { name: "Nobody is on duty, and 1 complaint waits" })).toBeVisible();
  await portray(page, "alert-bar", "desktop");
  await page.getByRole("button", { name: /^Notifications, \d+ new$/ }).click();
  const told = page.getByRole("region", { name: "The desk", exact: true });
  await expect(told.getByText("Ask somebody to come or to go on duty")).toBeVisible();
  await portray(page, "alert-list", "desktop");
  await page.keyboard.press("Escape");

  await bar.getByRole("button", { name: "Dismiss" }).click();
  await expect(bar).toBeHidden();
  const second = await desk.file(maya, { title: "The toaster smokes" });
  await expect(bar.getByRole("link", { name: "Nobody is on duty, and 2 complaints wait" })).toBeVisible();
  await bar.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Live board" })).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(bar).toBeInViewport();
  await portray(page, "alert-bar-board", "phone");

  await gotoLive(page, `/tickets/${second.complaintId}`);
  await expect(bar).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 900 });
  await portray(page, "alert-bar-ticket", "desktop");

  await desk.setDuty(asha, true);
  await desk.untilWith(first, asha);
  await expect(bar).toBeHidden();
  await page.getByRole("button", { name: /^Notifications/ }).click();
  await expect(told.getByRole("listitem").filter({ hasText: "Nobody is on duty" })).toContainText("Over");
  expect(await desk.ticket(second)).toMatchObject({ status: "Open" });
});
