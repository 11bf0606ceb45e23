import type { BrowserContextOptions, Page } from "@playwright/test";
import { placesFor } from "#app/_shell/navigation.ts";
import { expect } from "#e2e/fixtures/test.ts";
import { say } from "#server/language/say.ts";
import { portray } from "./portrait.ts";
import { cutOff, LEAST_SHARE, roomOfPurpose } from "./room.ts";
import { openScreen, readerOf, screens, test } from "./screens.ts";

/** A desktop of 1440 x 900 at 200 %. */
const ZOOMED: BrowserContextOptions = { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 };
const SMALL_PHONE: BrowserContextOptions = {
  viewport: { width: 320, height: 640 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

/** The page may move to where it opens a moment after it is there. */
async function expectRoom(page: Page): Promise<void> {
  await expect(async () => {
    const { share, isWhole } = await roomOfPurpose(page);
    expect(isWhole ? 1 : share, "the share of the window that shows what the page is for").toBeGreaterThanOrEqual(
      LEAST_SHARE,
    );
  }).toPass({ timeout: 5_000 });
}

async function expectWhole(page: Page): Promise<void> {
  const { width = 0 } = page.viewportSize() ?? {};
  expect.soft(await cutOff(page), `at ${width} px`).toEqual([]);
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(needed, "nothing sticks out to the side").toBeLessThanOrEqual(width);
}

for (const screen of screens) {
  test(`${screen.name} at 200 % shows what it is for, and cuts nothing, nor does it at 768 px`, async ({
    scene,
    sharedDesk,
    openAs,
  }) => {
    const page = await openAs(readerOf(screen, scene, sharedDesk), ZOOMED);
    await openScreen(page, screen, scene);
    await expectRoom(page);
    await expectWhole(page);
    await portray(page, screen.name, "zoomed");
    await page.setViewportSize({ width: 768, height: 1024 });
    await expectWhole(page);
  });

  test(`${screen.name} on a phone of 320 px shows what it is for, and cuts nothing, nor does it at 390 px`, async ({
    scene,
    sharedDesk,
    openAs,
  }) => {
    const page = await openAs(readerOf(screen, scene, sharedDesk), SMALL_PHONE);
    await openScreen(page, screen, scene);
    await expectRoom(page);
    await expectWhole(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectWhole(page);
  });
}

const PANES = [
  ["agent", "/desk", ["My desk", "Customer"]],
  ["admin", "/board", ["Agents"]],
] as const;

for (const [who, path, panes] of PANES) {
  test(`what is behind the foot of ${path} is whole on a phone of 320 px, too`, async ({
    scene,
    sharedDesk,
    openAs,
  }) => {
    const page = await openAs(who === "admin" ? sharedDesk.admin : scene.agent, SMALL_PHONE);
    await page.goto(path);
    for (const pane of panes) {
      const button = page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: pane });
      // The page listens a moment after it is there.
      await expect(async () => {
        await button.tap();
        await expect(button).toHaveAttribute("aria-current", "true", { timeout: 1_000 });
      }).toPass();
      await expectWhole(page);
    }
  });
}

for (const [name, shape] of [
  ["a phone of 320 px", SMALL_PHONE],
  ["768 px", { viewport: { width: 768, height: 1024 } }],
] as const) {
  test(`every place of a supervisor is within reach at ${name}, and the menu closes behind them`, async ({
    sharedDesk,
    openAs,
  }) => {
    const page = await openAs(sharedDesk.admin, shape);
    await page.goto("/board");
    await page.getByRole("button", { name: "Menu" }).click();
    const menu = page.getByRole("navigation", { name: "Main" });
    for (const { id } of placesFor("admin")) {
      await expect(menu.getByRole("link", { name: say(`shell.places.${id}`) })).toBeInViewport({ ratio: 1 });
    }
    await expectWhole(page);
    await menu.getByRole("link", { name: "Hours" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Hours" })).toBeVisible();
    await expect(menu).toBeHidden();
  });
}
