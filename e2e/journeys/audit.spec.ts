import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "#e2e/fixtures/test.ts";

const PAGE = 50;

test("an admin finds by keyboard what somebody did, reads on to the oldest row, and takes it away", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer("Maya Lindqvist");
  for (let count = 0; count < PAGE + 3; count++) await maya.api.account.rename.mutate({ name: "Maya Lindqvist" });
  const page = await openAs(desk.admin);
  await page.goto("/audit");

  const choice = page.getByRole("combobox", { name: "What was done" });
  await choice.focus();
  await page.keyboard.type("Name changed");
  await expect(page).toHaveURL(/action=account\.renamed/);
  await page.getByRole("button", { name: "Only what was done by Maya Lindqvist" }).first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`actor=${maya.id}`));
  const rows = page.getByRole("region", { name: "Trail" }).getByRole("listitem");
  await rows.last().scrollIntoViewIfNeeded();
  await expect(rows).toHaveCount(PAGE + 3);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export CSV" }).focus();
  await page.keyboard.press("Enter");
  const file = await readFile(await (await download).path(), "utf8");
  expect(file.trim().split("\n")).toHaveLength(PAGE + 4);
  expect(file).toContain(`account.renamed,${maya.id}`);

  await page.goto("/audit?action=replay.cancelled");
  await expect(page.getByText("No row matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(rows.filter({ hasText: "Trail exported" }).first()).toBeVisible();
});

test.describe("while the server fails", () => {
  test.use({ expectedProblems: /status of 50[03]|Failed to load/ });

  test("an export that fails says so, and the rows stay", async ({ desk, openAs }) => {
    const page = await openAs(desk.admin);
    await page.goto("/audit");
    await page.route(/audit\.export/, (route) => route.fulfill({ status: 503, body: "{}" }));
    await page.getByRole("button", { name: "Export JSONL" }).click();
    await expect(page.getByRole("alert").or(page.getByRole("status")).filter({ hasText: /./ }).first()).toBeVisible();
    await expect(page.getByRole("region", { name: "Trail" }).getByRole("listitem").first()).toBeVisible();
  });
});
