import type { Page } from "@playwright/test";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES } from "#e2e/pages/portrait.ts";

// A wrong password is a 400, and whoever is signed out is told so by every question their page still asks.
test.use({ expectedProblems: /status of 40[013]/ });

async function openDialog(page: Page, name: string) {
  await page.goto("/people");
  await page.getByLabel("Search by name or e-mail").fill(name);
  await page.getByRole("button", { name: `Erase ${name}` }).click();
  const dialog = page.getByRole("dialog", { name: "Erase this customer" });
  await expect(dialog.getByText("Every complaint with its number")).toBeVisible();
  return dialog;
}

test("an admin erases a customer: their open page is signed out, words are gone, figures are kept", async ({
  desk,
  openAs,
}) => {
  const customer = await desk.customer("Quentin Aarvold");
  const filed = await desk.file(customer, { title: "The barometer of Aarvold" });
  const theirs = await openAs(customer);
  const { closedAt, openedInMs } = await gotoLive(theirs, `/complaints/${filed.complaintId}`);

  const page = await openAs(desk.admin);
  const dialog = await openDialog(page, "Quentin Aarvold");
  await dialog.getByLabel("Confirm your password").fill("not the password");
  await dialog.getByLabel("Confirm your password").press("Enter");
  await expect(dialog.getByText("This is not your password.")).toBeVisible();
  await dialog.getByLabel("Confirm your password").fill(desk.admin.password);
  const answer = page.waitForResponse(/erasure\.person/);
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await answer;
  const endedAt = performance.now();
  expect((await closedAt) - endedAt).toBeLessThan(1_000 + openedInMs);

  await expect(page.getByText("Erased, with one complaint")).toBeVisible();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Nobody matches")).toBeVisible();
  await expect(theirs).toHaveURL(/\/sign-in/);

  await page.goto(`/tickets/${filed.complaintId}`);
  await expect(page.getByRole("heading", { level: 1, name: "(erased)" })).toBeVisible();
  await expect(page.getByText("Aarvold")).toHaveCount(0);
});

for (const shape of ["desktop", "phone"] as const) {
  test(`what is erased is said before it is done, to everybody, on a ${shape}`, async ({ desk, openAs }) => {
    const name = `Odalys on a ${shape}`;
    await desk.customer(name);
    const page = await openAs(desk.admin, SHAPES[shape]);
    const dialog = await openDialog(page, name);
    await portray(page, "erase", shape);
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("button", { name: `Erase ${name}` })).toBeFocused();
  });
}
