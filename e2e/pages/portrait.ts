import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { MARKUP_FOLDER } from "./markup-folder.ts";
import { halfShown } from "./plain-sight.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../artifacts/screenshots");
const THEMES = ["light", "dark"] as const;
const softly = expect.configure({ soft: true });

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
export async function portray(page: Page, name: string, shape: Shape | "zoomed"): Promise<void> {
  await expect(page.locator("[data-drawn-later]:not(:has(canvas))"), "charts are there").toHaveCount(0);
  const [width, height] = await page.evaluate(async () => {
    await document.fonts.ready;
    // What comes up moves and glows for a moment, and nobody reads it then.
    const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
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
  expect.soft(await halfShown(page), `${name}, ${shape}: times and words are shown whole`).toEqual([]);
  // Where somebody went through pages before, the head has what each of them left there.
  if (test.info().project.name === "pages") {
    await mkdir(MARKUP_FOLDER, { recursive: true });
    await writeFile(path.join(MARKUP_FOLDER, `${name}-${shape}.html`), await page.content());
  }
  // A frame within the page takes its new width a moment after the page has.
  await softly
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), {
      message: `${name}, ${shape}: nothing sticks out to the side`,
    })
    .toBeLessThanOrEqual(0);
}
