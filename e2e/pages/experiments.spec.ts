import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "./portrait.ts";

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`experiments look right before anything was broken, on a ${shape}`, async ({ sharedDesk, openAs }) => {
    const page = await openAs(sharedDesk.admin, SHAPES[shape]);
    await page.goto("/experiments");
    await expect(page.getByText("Nothing has been broken yet")).toBeVisible();
    await portray(page, "experiments-none", shape);
  });
}
