import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { openDesk } from "#e2e/fixtures/desk.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import type { OpeningHours } from "#server/desk/hours/hours.ts";

type Sent = { -readonly [Field in keyof Pick<OpeningHours, "timeZone">]: string } & {
  holidays?: { date: string; name: string; open: [] }[];
};

/** Hours as somebody else sets them, on what is there. */
async function setHours({ timeZone, holidays = [] }: Sent): Promise<void> {
  const { api } = (await openDesk(runningStack())).admin;
  const { rev } = await api.hours.get.query();
  await api.hours.set.mutate({ rev, timeZone, week: "always", holidays });
}

const saved = (page: Page) => page.locator("output").filter({ hasText: "Saved" });
const zoneOf = (page: Page) => page.getByRole("combobox", { name: "Time zone" });
const save = (page: Page) => page.getByRole("button", { name: "Save hours" });

test.beforeEach(() => setHours({ timeZone: "UTC" }));
test.afterAll(() => setHours({ timeZone: "UTC" }));

test("an admin sets the desk's clock, week and a holiday by keyboard; other pages say so, and the trail", async ({
  desk,
  openAs,
}) => {
  const page = await openAs(desk.admin);
  const other = await openAs(desk.admin);
  await gotoLive(page, "/hours");
  await gotoLive(other, "/hours");
  await expect(page.getByText("Open now, and does not close")).toBeVisible();

  await zoneOf(page).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Pacific/Kiritimati");
  await page.getByRole("radio", { name: /^Always/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Remove 09:00 to 17:00, Monday" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Open on this day, Monday" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Monday opens at")).toBeFocused();
  await page.getByLabel("Monday opens at").fill("22:00");
  await page.getByLabel("Monday closes at").fill("06:00");
  await expect(page.getByText("on the next day")).toBeVisible();
  await page.getByRole("button", { name: "Add a holiday" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Date of the new holiday")).toBeFocused();
  await page.getByLabel("Date of the new holiday").fill("2031-12-25");
  await page.getByLabel("Name of 2031-12-25").fill("Christmas");
  await save(page).focus();
  await page.keyboard.press("Enter");
  await expect(saved(page)).toBeVisible();

  await expect(zoneOf(other)).toHaveValue("Pacific/Kiritimati", { timeout: 20_000 });
  await expect(other.getByLabel("Monday closes at")).toHaveValue("06:00");
  await expect(other.getByText(/in Pacific\/Kiritimati$/)).toBeVisible();
  await other.goto("/board");
  await expect(other.getByText("Today, Pacific/Kiritimati")).toBeVisible({ timeout: 20_000 });
  await other.goto("/audit?action=desk.hours");
  await expect(other.getByText(/Monday 22:00 to 06:00/).first()).toBeVisible();
});

test("what somebody else saves meanwhile is taken over where nothing was changed, and asked about where it was", async ({
  desk,
  openAs,
}) => {
  const page = await openAs(desk.admin);
  await gotoLive(page, "/hours");
  await setHours({ timeZone: "Asia/Tokyo" });
  await expect(zoneOf(page)).toHaveValue("Asia/Tokyo", { timeout: 20_000 });

  await zoneOf(page).fill("Europe/Paris");
  await setHours({ timeZone: "Europe/Rome" });
  await expect(page.getByText("Somebody else has changed the hours meanwhile")).toBeVisible({ timeout: 20_000 });
  await expect(zoneOf(page)).toHaveValue("Europe/Paris");
  await expect(save(page)).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Show theirs, drop mine" }).click();
  await expect(zoneOf(page)).toHaveValue("Europe/Rome");

  await zoneOf(page).fill("Europe/Paris");
  await setHours({ timeZone: "Asia/Tokyo" });
  await page.getByRole("button", { name: "Go on with mine" }).click({ timeout: 20_000 });
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  expect(await desk.admin.api.hours.get.query()).toMatchObject({ timeZone: "Europe/Paris" });
});

test("hours that are half changed are there after leaving the page, also when somebody else saved meanwhile", async ({
  desk,
  openAs,
}) => {
  const page = await openAs(desk.admin);
  await gotoLive(page, "/hours");
  await zoneOf(page).fill("Europe/Par");
  await page.getByRole("button", { name: "Add a holiday" }).click();
  await gotoLive(page, "/categories");
  await gotoLive(page, "/hours");
  await expect(zoneOf(page)).toHaveValue("Europe/Par");
  await expect(page.getByLabel("Date of the new holiday")).toBeVisible();
  await setHours({ timeZone: "Europe/Rome" });
  await page.reload();
  await expect(page.getByText("Somebody else has changed the hours meanwhile")).toBeVisible({ timeout: 20_000 });
  await expect(zoneOf(page)).toHaveValue("Europe/Par");
  await page.getByRole("button", { name: "Show theirs, drop mine" }).click();
  await page.reload();
  await expect(zoneOf(page)).toHaveValue("Europe/Rome");
  await expect(page.getByLabel("Date of the new holiday")).toHaveCount(0);
});

test.describe("refused and failing", () => {
  test.use({ expectedProblems: /status of (400|503)/ });

  test("what cannot be is said beside its field; what fails keeps what was typed", async ({ desk, openAs }) => {
    const page = await openAs(desk.admin);
    await gotoLive(page, "/hours");
    await zoneOf(page).fill("Europe/Nowhere");
    await page.getByRole("radio", { name: /^By the week/ }).check();
    await page.getByRole("button", { name: "Add times, Tuesday" }).click();
    await page.getByLabel("Tuesday opens at").last().fill("16:00");
    await page.getByLabel("Tuesday closes at").last().fill("18:00");
    await page.getByRole("button", { name: "Add a holiday" }).click();
    await save(page).click();
    await expect(page.getByText("There is no time zone of this name.")).toBeVisible();
    await expect(page.getByText("Two of these times overlap.")).toBeVisible();
    await expect(page.getByText("Choose a date.")).toBeVisible();
    await expect(zoneOf(page)).toBeFocused();

    await page.getByRole("button", { name: "Remove the new holiday" }).click();
    await page.getByRole("button", { name: "Remove 16:00 to 18:00, Tuesday" }).click();
    await zoneOf(page).fill("Europe/Madrid");
    await page.route(/hours\.set/, (route) => route.fulfill({ status: 503, body: "{}" }));
    await save(page).click();
    await expect(page.getByRole("alert").filter({ hasText: /./ }).first()).toBeVisible();
    await expect(zoneOf(page)).toHaveValue("Europe/Madrid");
    await page.unroute(/hours\.set/);
    await save(page).click();
    await expect(saved(page)).toBeVisible();
  });
});

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  test(`a year full of holidays can be read and changed at ${viewport.width} px`, async ({ desk, openAs }) => {
    const days = [...Array(80).keys()].map((day) => new Date(Date.UTC(2020, 0, 1 + day * 60)).toISOString());
    await setHours({
      timeZone: "America/Argentina/ComodRivadavia",
      holidays: days.map((day) => ({ date: day.slice(0, 10), name: `The day of ${"everybody ".repeat(6)}`, open: [] })),
    });
    const page = await openAs(desk.admin, { viewport });
    await gotoLive(page, "/hours");
    await expect(page.getByRole("list", { name: "Holidays" }).getByRole("listitem")).toHaveCount(80);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.getByRole("button", { name: /^Remove the \d+ that are over$/ }).click();
    await save(page).click();
    await expect(saved(page)).toBeVisible();
  });
}
