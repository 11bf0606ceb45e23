import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test.use({ expectedProblems: /status of 40[013]/ });

test("what was saved stays said until something else is typed", async ({ desk, openAs }) => {
  const maya = await desk.customer("Maya Lindqvist");
  const page = await openAs(maya);
  await gotoLive(page, "/settings");
  await page.getByLabel("Name").fill("Maya Berg");
  await page.getByRole("button", { name: "Save name" }).click();
  const saved = page.getByText("Saved", { exact: true });
  await expect(saved).toBeVisible();

  await page.getByLabel("Current password").fill(maya.password);
  await page.getByLabel("New password").fill("another good password");
  const socketRenewed = page.waitForResponse(/realtime\.token/);
  await page.getByRole("button", { name: "Change password" }).click();
  const changed = page.getByText("Changed", { exact: true });
  await expect(changed).toBeVisible();
  // Past the moment in which the sockets of before are closed, and a page that is signed out would leave.
  await expect(page.getByRole("button", { name: "Account of Maya Berg" })).toBeVisible();
  await socketRenewed;
  await expect(changed).toBeVisible();
  await expect(page).toHaveURL(/\/settings$/);
  await page.getByLabel("Current password").fill("a");
  await expect(changed).toBeHidden();
});
