import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { portray, SHAPES, type Shape } from "./portrait.ts";

const TITLE = "الخلاط يسرّب الماء من الأسفل (طراز 300)";
const STORY = "اشتريته في مارس، رقم الطلب 48213.\nانظر https://kettle.test/manual من فضلك.";
const REPLY = "شكرًا لك. هل الماء صافٍ أم فيه رغوة؟";

/** Where the words begin, by how they read. */
async function directionOf(page: Page, words: string): Promise<string[]> {
  const found = page.getByText(words).filter({ visible: true });
  return found.evaluateAll((elements) => [...new Set(elements.map((element) => getComputedStyle(element).direction))]);
}

/** From the right edge of what holds a message to the edge at which its words begin, in pixels. */
async function gapBefore(page: Page, words: string): Promise<number> {
  return page.getByText(words).evaluate((element) => {
    const holder = element.closest("li")?.getBoundingClientRect().right ?? 0;
    return holder - element.getBoundingClientRect().right;
  });
}

for (const shape of Object.keys(SHAPES) as Shape[]) {
  test(`Arabic words read from the right for everybody, and what is ours from the left, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const layla = await desk.customer("ليلى حداد");
    const asha = await desk.agent("Asha Raman", { onDuty: true });
    const ticket = await desk.untilWith(await desk.file(layla, { title: TITLE }), asha);
    await layla.rest("POST", `/api/complaints/${ticket._id}/comments`, { message: STORY });
    await asha.rest("POST", `/api/complaints/${ticket._id}/comments`, { message: REPLY });
    const looks = [
      ["arabic-complaint", layla, `/complaints/${ticket.complaintId}`],
      ["arabic-desk", asha, `/desk/${ticket.complaintId}`],
      ["arabic-ticket", desk.admin, `/tickets/${ticket.complaintId}`],
    ] as const;
    for (const [name, who, path] of looks) {
      const page = await openAs(who, SHAPES[shape]);
      await page.goto(path);
      await expect(page.getByText(REPLY).first()).toBeVisible();
      expect(await directionOf(page, REPLY), name).toEqual(["rtl"]);
      expect(await directionOf(page, TITLE), name).toEqual(["rtl"]);
      expect(await directionOf(page, ticket.complaintId), name).toEqual(["ltr"]);
      await expect(page.getByRole("link", { name: "https://kettle.test/manual" })).toBeVisible();
      const field = page.getByRole("textbox").last();
      await field.fill(REPLY);
      await expect(field).toHaveCSS("direction", "rtl");
      expect(await gapBefore(page, STORY.split("\n")[0] ?? ""), name).toBeLessThan(32);
      await portray(page, name, shape);
    }
  });
}
