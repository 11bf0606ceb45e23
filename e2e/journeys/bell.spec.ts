import { eachOf } from "#e2e/fixtures/desk.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray } from "#e2e/pages/portrait.ts";

test("the bell shows the newest twenty, more when asked, and leads to what each is about", async ({ desk, openAs }) => {
  const [maya, lena] = await Promise.all([desk.customer(), desk.agent("Lena Köhler")]);
  const wishes = Array.from({ length: 21 }, (_, n) => ({
    title: `Lamp ${n + 1} flickers`,
    description: "It does so all day.",
    category: "Technical",
    onBehalfOf: maya.id,
  }));
  await eachOf(wishes, (wish) => lena.api.complaints.file.mutate(wish));
  const told = async () => (await maya.api.notifications.list.query({ limit: 50 })).items.length;
  await expect.poll(told).toBe(21);
  const page = await openAs(maya);
  await gotoLive(page, "/complaints");
  await page.getByRole("button", { name: "Notifications, 21 new" }).click();
  const panel = page.getByRole("region", { name: "Notifications" });
  await expect(panel.getByRole("link")).toHaveCount(20);
  await panel.getByRole("button", { name: "Show more" }).click();
  await expect(panel.getByRole("link")).toHaveCount(21);
  await portray(page, "bell", "desktop");
  await panel.getByRole("link").first().click();
  await expect(panel).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: /^Lamp \d+ flickers$/ })).toBeVisible();
});
