import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray } from "#e2e/pages/portrait.ts";

test("each kind of news is told the way its reader chose, and what is off on pages stays readable in the bell", async ({
  desk,
  openAs,
}) => {
  const [maya, lena] = await Promise.all([desk.customer(), desk.agent("Lena Köhler")]);
  const { _id: id, complaintId } = await desk.file(maya);
  await desk.admin.api.complaints.assign.mutate({ id, agentId: lena.id });
  const told = async () => (await maya.api.notifications.list.query({ limit: 5 })).items[0]?.type;
  await expect.poll(told).toBe("in-progress");
  await maya.api.notifications.markRead.mutate({});
  const page = await openAs(maya);
  await gotoLive(page, "/settings");
  const table = page.getByRole("table", { name: "By what you are told of which" });
  await expect(table.getByRole("row")).toHaveCount(6);
  await expect(table.getByRole("rowheader", { name: /A complaint for you/ })).toBeHidden();
  await expect(table.getByRole("switch", { name: "Your account: Mail" })).toBeDisabled();

  await table.getByRole("switch", { name: "Replies: Pages" }).press("Space");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await gotoLive(page, "/settings");
  await expect(table.getByRole("switch", { name: "Replies: Pages" })).not.toBeChecked();
  await expect(table.getByRole("switch", { name: "Replies: Mail" })).toBeChecked();

  const bell = page.getByRole("button", { name: "Notifications", exact: true });
  await lena.api.complaints.comment.mutate({ id, message: "Is it plugged in?" });
  await expect.poll(told).toBe("reply");
  await bell.click();
  const panel = page.getByRole("region", { name: "Notifications" });
  await expect(
    panel.getByRole("link", { name: new RegExp(`New reply.*${complaintId}|${complaintId}.*New reply`, "s") }),
  ).toBeVisible();
  await expect(bell).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "New reply" })).toBeHidden();
});

test.describe(() => {
  test.use({ expectedProblems: /ERR_FAILED/ });

  test("what could not be saved stands as it was, and why", async ({ desk, openAs }) => {
    const page = await openAs(await desk.customer());
    await gotoLive(page, "/settings");
    await page.getByRole("table", { name: "By what you are told of which" }).scrollIntoViewIfNeeded();
    await portray(page, "preferences", "desktop");
    await page.setViewportSize({ width: 390, height: 844 });
    await portray(page, "preferences", "phone");
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.route(/preferences\.set/, (route) => route.abort());
    const mails = page.getByRole("switch", { name: "Progress: Mail" });
    await mails.click();
    await expect(page.getByText(/^Progress: Mail stays as it was[.]/)).toBeVisible();
    await expect(mails).toBeChecked();
    await page.unroute(/preferences\.set/);
    await mails.click();
    await expect(page.getByText("Saved", { exact: true })).toBeVisible();
    await expect(mails).not.toBeChecked();
  });
});
