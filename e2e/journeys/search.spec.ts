import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

/** What somebody types, and the title that they mean. */
const SPELLINGS = [
  ["登录", "无法登录帐户"],
  ["strasse", "Straßenlampe flackert"],
  ["smorrebrod", "Smørrebrød was cold"],
  ["lodz", "Łódź parcel is late"],
  ["c++", "C++ headers are missing"],
  ["ОПЛАТА", "Моя оплата не прошла"],
  ["e mail", "E-Mail never came"],
  ["oconnor", "O’Connor was charged twice"],
] as const;

test("what people type finds what they mean, in the list, in the palette and among customers, and nothing finds nothing", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer("Øyvind Ångström");
  await Promise.all(SPELLINGS.map(([, title]) => desk.file(maya, { title })));
  const { complaintId } = await desk.file(maya, { title: "Only by its number" });
  const page = await openAs(desk.admin);

  await gotoLive(page, "/tickets");
  const box = page.getByRole("searchbox", { name: "Search by number or words" });
  for (const [typed, title] of SPELLINGS) {
    await box.fill(typed);
    await expect(page.getByRole("link", { name: title }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Only by its number" })).toHaveCount(0);
  }
  await box.fill(complaintId.replace("COMP-", "comp"));
  await expect(page.getByRole("link", { name: "Only by its number" })).toBeVisible();
  for (const nothing of ["%", "🔥", "---"]) {
    await box.fill(nothing);
    await expect(page.getByText(/^(Nothing was searched for|No ticket matches)$/)).toBeVisible();
  }
  await box.fill("%");
  await expect(page.getByText("Type letters or digits to search.")).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Type an action, a page or a ticket").fill("smorrebrod");
  await expect(page.getByRole("option", { name: /Smørrebrød was cold/ })).toBeVisible();
  await page.keyboard.press("Escape");

  await gotoLive(page, "/people");
  await page.getByLabel("Search by name or e-mail").fill("oyvind angstrom");
  await expect(page.getByText("Øyvind Ångström").first()).toBeVisible();

  const own = await openAs(maya);
  await gotoLive(own, "/complaints");
  await own.getByRole("searchbox").fill("lodz");
  await expect(own.getByRole("link", { name: /Łódź parcel is late/ })).toBeVisible();
  await expect(own.getByRole("link", { name: /C\+\+/ })).toHaveCount(0);
});
