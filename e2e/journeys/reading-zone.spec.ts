import type { Page } from "@playwright/test";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test.use({ expectedProblems: /status of 400/ });

/** When the newest complaint was changed, as its row says it to whoever asks exactly. */
const exactly = (page: Page) => page.getByRole("main").locator("time").first();
const NAMED = /^\d+ \w+ \d{4} at \d\d:\d\d \(([\w/]+)\)$/;

test("times are by the clock of the device, of the desk, or of a place, and of which one is said", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  await desk.file(maya);
  const page = await openAs(maya, { timezoneId: "Pacific/Kiritimati" });
  await gotoLive(page, "/complaints");
  await expect(exactly(page)).toHaveAttribute("title", /at \d\d:\d\d$/);
  const onDevice = await exactly(page).getAttribute("title");

  await gotoLive(page, "/settings");
  await expect(page.getByRole("radio", { name: /^This device/ })).toBeChecked();
  await expect(page.getByText("Pacific/Kiritimati")).toBeVisible();
  await page.getByRole("radio", { name: "Another place" }).check();
  await page.getByRole("combobox", { name: "Time zone" }).fill("Europe/Nowhere");
  await page.getByRole("button", { name: "Save time zone" }).click();
  await expect(page.getByText("There is no time zone of this name.")).toBeVisible();
  await page.getByRole("combobox", { name: "Time zone" }).fill("Pacific/Honolulu");
  await expect(page.getByText(/^It is \d\d:\d\d there\.$/)).toBeVisible();
  await page.getByRole("combobox", { name: "Time zone" }).press("Enter");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await gotoLive(page, "/complaints");
  await expect(exactly(page)).toHaveAttribute("title", NAMED);
  const inHonolulu = await exactly(page).getAttribute("title");
  expect(inHonolulu).toContain("(Pacific/Honolulu)");
  // Kiritimati is a whole day ahead of Honolulu: the same time of another day.
  const timeIn = (title: string | null) => /\d\d:\d\d/.exec(title ?? "")?.[0];
  expect(timeIn(inHonolulu)).toBe(timeIn(onDevice));
  expect(inHonolulu?.split(" ")[0]).not.toBe(onDevice?.split(" ")[0]);

  await gotoLive(page, "/settings");
  await page.getByRole("radio", { name: /^The desk/ }).check();
  await page.getByRole("button", { name: "Save time zone" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const { timeZone } = await desk.admin.api.hours.get.query();
  await gotoLive(page, "/complaints");
  await expect(exactly(page)).toHaveAttribute("title", new RegExp(`\\(${timeZone}\\)$`));
});

test("the server writes the very time that the browser shows, where a zone was chosen", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  await desk.file(maya);
  await maya.api.account.chooseTimeZone.mutate({ timeZone: "Asia/Kathmandu" });
  const page = await openAs(maya, { timezoneId: "America/New_York" });
  const unhydrated = await openAs(maya, { timezoneId: "America/New_York", javaScriptEnabled: false });
  await gotoLive(page, "/complaints");
  await unhydrated.goto("/complaints");
  await expect(exactly(page)).toHaveAttribute("title", /\(Asia\/Kathmandu\)$/);
  const title = await exactly(page).getAttribute("title");
  // Without scripts a part that streams in stays hidden, and is there.
  expect(await unhydrated.content()).toContain(`title="${title}"`);
});
