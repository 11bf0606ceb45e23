import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";

const A4 = { width: 672, height: 1000 };
const LINES = Array.from({ length: 40 }, (_, n) => `Line ${n + 1} of the letter.`);

/** What a sheet of paper would show of the page, in the dark theme on screen. */
async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ colorScheme: "dark", media: "print" });
  await page.setViewportSize(A4);
  return page.locator("body").innerText();
}

async function inks(page: Page, words: string) {
  return page.getByText(words).evaluate((element) => {
    const style = getComputedStyle(document.documentElement);
    return { ink: getComputedStyle(element).color, paper: style.backgroundColor };
  });
}

const BLACK_ON_WHITE = { ink: "rgb(0, 0, 0)", paper: "rgb(255, 255, 255)" };

test("a complaint is printed as the whole conversation and nothing else, for its customer and for staff", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const asha = await desk.agent("Asha Raman", { onDuty: true });
  const ticket = await desk.untilWith(await desk.file(maya, { title: "Lid came off" }), asha);
  for (const message of LINES) await asha.rest("POST", `/api/complaints/${ticket._id}/comments`, { message });

  const customer = await openAs(maya, { colorScheme: "dark" });
  await customer.goto(`/complaints/${ticket.complaintId}`);
  await expect(customer.getByRole("button", { name: "Send" })).toBeVisible();
  const agent = await openAs(asha, { colorScheme: "dark" });
  await agent.goto(`/desk/${ticket.complaintId}`);
  await expect(agent.getByText("Line 40 of the letter.")).toBeVisible();

  for (const page of [customer, agent]) {
    const paper = await onPaper(page);
    expect(paper).toContain(ticket.complaintId);
    expect(paper).toContain("Lid came off");
    for (const line of LINES) expect(paper).toContain(line);
    expect(paper).toMatch(/20\d\d at \d\d:\d\d/);
    expect(paper).not.toMatch(/\bago\b|just now|Send|QuickFix\n|Notifications|Internal note|Trace/);
    expect(await inks(page, "Line 7 of the letter.")).toEqual(BLACK_ON_WHITE);
    await page.screenshot({ path: `artifacts/screenshots/print-${page === agent ? "desk" : "complaint"}.png` });
    // On several sheets: a frame that scrolls would end with the first.
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeGreaterThan(2 * A4.height);
    const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  }
});
