import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "./portrait.ts";

const LONG_MS = 240_000;

test("experiments look right before, while and after one runs", async ({ desk, openAs }) => {
  test.setTimeout(LONG_MS);
  for (const shape of Object.keys(SHAPES) as Shape[]) {
    const page = await openAs(desk.admin, SHAPES[shape]);
    await page.goto("/experiments");
    await expect(page.getByText("Nothing has been broken yet")).toBeVisible();
    await portray(page, "experiments-none", shape);
    await page.context().close();
  }

  const [wide, narrow] = await Promise.all([openAs(desk.admin, SHAPES.desktop), openAs(desk.admin, SHAPES.phone)]);
  for (const page of [wide, narrow]) await page.goto("/experiments");
  await wide.getByRole("button", { name: "Run: Deliver everything five times, in disorder" }).click();
  for (const page of [wide, narrow]) {
    await expect(page.getByText("SQS hands out every message five times, in disorder")).toBeVisible({
      timeout: 60_000,
    });
  }
  await fromTheTop(wide, "experiments-running", "desktop");
  for (const page of [wide, narrow]) {
    await expect(page.getByText(/^Nothing lost, nothing twice: 36 of 36/)).toBeVisible({ timeout: 120_000 });
  }
  await fromTheTop(wide, "experiments-verdict", "desktop");
  await fromTheTop(narrow, "experiments-verdict", "phone");
});

/** Whoever starts one is brought to the run; the picture is of the whole page. */
async function fromTheTop(page: Page, name: string, shape: Shape): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await portray(page, name, shape);
}
