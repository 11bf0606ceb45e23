import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "#e2e/fixtures/test.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../artifacts/screenshots");
const THEMES = ["light", "dark"] as const;
/** Two hundred rows say no more than the first forty. */
const TALLEST_PX = 2_000;
/** The themes differ in nothing else. */
const RULES_ABOUT_COLOUR = ["color-contrast", "link-in-text-block"] as const;
const ROWS_LIKE_THE_OTHERS = ":is(li, tr):nth-child(n + 41)";

/** The two forms of a page that differ by more than colour. */
export const SHAPES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;
export type Shape = keyof typeof SHAPES;

/** Keeps a picture of the page in both themes, and expects that nothing in it shuts anybody out. */
export async function portray(page: Page, name: string, shape: Shape): Promise<void> {
  await expect(page.locator("[data-drawn-later]:not(:has(canvas))"), "charts are there").toHaveCount(0);
  const [width, height] = await page.evaluate(async () => {
    await document.fonts.ready;
    return [innerWidth, document.documentElement.scrollHeight] as const;
  });
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator("html")).toHaveAttribute("data-theme", colorScheme);
    await page.screenshot({
      path: path.join(FOLDER, `${name}-${shape}-${colorScheme}.png`),
      fullPage: true,
      clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST_PX) },
      animations: "disabled",
    });
    // The other mode is for frames from elsewhere, of which there are none, and opens one more page each time.
    const axe = new AxeBuilder({ page }).setLegacyMode().exclude(ROWS_LIKE_THE_OTHERS);
    if (colorScheme !== THEMES[0]) axe.withRules([...RULES_ABOUT_COLOUR]);
    const { violations } = await axe.analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
    );
    expect.soft(found, `${name}, ${shape}, ${colorScheme}`).toEqual([]);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(overflow, `${name}, ${shape}: nothing sticks out to the side`).toBeLessThanOrEqual(0);
}
