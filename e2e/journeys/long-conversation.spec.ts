import type { BrowserContextOptions, Locator } from "@playwright/test";
import type { Desk } from "#e2e/fixtures/desk.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

const MESSAGES = 200;
const SHAPES: Record<string, BrowserContextOptions> = {
  "a desktop": { viewport: { width: 1440, height: 900 } },
  "a phone": { viewport: { width: 390, height: 664 }, hasTouch: true, isMobile: true },
};

async function talkedOver(desk: Desk) {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya, { title: "Talked over for a week" }), asha);
  const say = (who: typeof maya, number: number) =>
    who.api.complaints.comment.mutate({ id: ticket._id, message: `Message number ${number}.` });
  for (let number = 2; number <= MESSAGES; number += 2) {
    await say(maya, number - 1);
    await say(asha, number);
  }
  return { maya, asha, ticket };
}

/** A page with so many entries answers nobody while it wakes; on a crowded machine that takes longer than anything else here. */
const AWAKE_MS = 30_000;

/** Whole, and under nothing: not only somewhere on a page that can be scrolled. */
async function expectAtHand(thing: Locator): Promise<void> {
  await expect(thing).toBeInViewport({ ratio: 1 });
  await expect
    .poll(
      () =>
        thing.evaluate((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          const there = document.elementFromPoint(left + width / 2, top + height / 2);
          return there !== null && (element.contains(there) || there.contains(element));
        }),
      { timeout: AWAKE_MS },
    )
    .toBe(true);
}

test.setTimeout(240_000);

test("a conversation of 200 messages opens at the newest, with room to write, for both sides and on every screen", async ({
  desk,
  openAs,
}) => {
  const { maya, asha, ticket } = await talkedOver(desk);
  let newest = `Message number ${MESSAGES}.`;
  for (const [name, shape] of Object.entries(SHAPES)) {
    const [customer, agent] = await Promise.all([openAs(maya, shape), openAs(asha, shape)]);
    await customer.goto(`/complaints/${ticket.complaintId}`);
    await expectAtHand(customer.getByText(newest, { exact: true }));
    await expectAtHand(customer.getByRole("textbox", { name: "Add something" }));
    await expectAtHand(customer.getByText("Asha is working on it"));
    await agent.goto(`/desk/${ticket.complaintId}`);
    await expectAtHand(agent.getByRole("log").getByText(newest, { exact: true }));
    await expectAtHand(agent.getByRole("textbox", { name: `Reply to ${maya.name}` }));

    // Who reads further up is left there; who is at the end is taken along.
    const read = customer.getByText("Message number 1.", { exact: true });
    await read.scrollIntoViewIfNeeded();
    newest = `One more, seen on ${name}.`;
    await asha.api.complaints.comment.mutate({ id: ticket._id, message: newest });
    await expectAtHand(agent.getByRole("log").getByText(newest, { exact: true }));
    await expect(customer.getByText(newest, { exact: true })).toBeAttached();
    await expect(read).toBeInViewport();
    const seen = agent.getByText("Message number 100.", { exact: true });
    await seen.scrollIntoViewIfNeeded();
    const before = await seen.boundingBox();
    newest = `The last one, seen on ${name}.`;
    await maya.api.complaints.comment.mutate({ id: ticket._id, message: newest });
    await expect(agent.getByRole("log").getByText(newest, { exact: true })).toBeAttached();
    expect((await seen.boundingBox())?.y, "what an agent reads stays where it is").toBeCloseTo(before?.y ?? 0, 0);
    await Promise.all([customer.context().close(), agent.context().close()]);
  }

  for (const [person, path] of [
    [maya, "/complaints"],
    [asha, "/desk"],
  ] as const) {
    const page = await openAs(person, SHAPES["a phone"]);
    const gate = Promise.withResolvers<void>();
    // A long list is shown in a frame of its own, for which a slow machine takes its time.
    await page.addInitScript(() => {
      const inTime = globalThis.requestAnimationFrame;
      globalThis.requestAnimationFrame = (then) => {
        globalThis.requestAnimationFrame = inTime;
        return Number(setTimeout(() => inTime(then), 1_000));
      };
    });
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await gate.promise;
      await route.continue();
    });
    await page.goto(`${path}/${ticket.complaintId}`, { waitUntil: "commit" });
    // Before there is any script: it would be a jump later.
    await expectAtHand(page.getByLabel("Conversation", { exact: true }).getByText(newest, { exact: true }));
    gate.resolve();
    await page.unrouteAll({ behavior: "wait" });
    await page.context().close();
  }

  await asha.api.complaints.changeStatus.mutate({ id: ticket._id, status: "Resolved", message: "It is mended." });
  for (const shape of Object.values(SHAPES)) {
    const page = await openAs(maya, shape);
    await page.goto(`/complaints/${ticket.complaintId}`);
    await expectAtHand(page.getByText("It is mended.", { exact: true }));
    const headline = page.getByText("Solved. Did that help?");
    const stars = page.getByRole("group", { name: "Did that help?" });
    await expectAtHand(headline);
    await expect(stars).toBeInViewport({ ratio: 1 });
    const [above, below] = [await headline.boundingBox(), await stars.boundingBox()];
    expect((below?.y ?? 0) - ((above?.y ?? 0) + (above?.height ?? 0)), "right under the headline").toBeLessThan(16);
    await page.getByText("4 of 5: Yes").check({ force: true });
    await page.getByRole("button", { name: "Send rating" }).scrollIntoViewIfNeeded();
    await expectAtHand(page.getByRole("button", { name: "Send rating" }));
    await page.context().close();
  }
});

test("where there is little height, one writes on a line that unfolds, and folds again once it is left empty", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const little = { viewport: { width: 390, height: 600 }, hasTouch: true, isMobile: true };
  for (const [person, path, field, button] of [
    [maya, `/complaints/${ticket.complaintId}`, "Add something", "Send"],
    [asha, `/desk/${ticket.complaintId}`, `Reply to ${maya.name}`, /^Send/],
  ] as const) {
    const page = await openAs(person, little);
    await page.goto(path);
    const box = page.getByRole("textbox", { name: field });
    const send = page.getByRole("button", { name: button });
    await expect(box).toBeVisible();
    await expect(send).toBeHidden();
    // The page listens a moment after it is there.
    await expect(async () => {
      await box.tap();
      await expect(send.first()).toBeInViewport({ timeout: 1_000 });
    }).toPass();
    await page.getByRole("heading", { level: 1 }).tap();
    await expect(send).toBeHidden();
    await box.tap();
    await box.fill("Half a sentence");
    await page.getByRole("heading", { level: 1 }).tap();
    await expect(send.first()).toBeInViewport();
  }
});

test("an answer that is waited for stands out among a customer's complaints", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const asked = await desk.untilWith(await desk.file(maya, { title: "Which colour was it?" }), asha);
  await asha.api.complaints.changeStatus.mutate({ id: asked._id, status: "Waiting on Customer", message: "Which?" });
  const other = await desk.file(maya, { title: "Something else" });
  const page = await openAs(maya);
  await page.goto("/complaints");
  const row = (title: string) => page.getByRole("listitem").filter({ hasText: title });
  await expect(row(asked.title)).toContainText("Your turn: Asha Raman needs an answer from you");
  await expect(row(other.title)).not.toContainText("Your turn");

  await maya.api.complaints.comment.mutate({ id: asked._id, message: "Blue." });
  await expect(row(asked.title)).not.toContainText("Your turn");
});

test("a ticket can be dragged only where there is somebody on the screen to drag it to", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya, { title: "Nobody takes me" });
  const page = await openAs(desk.admin, SHAPES["a desktop"]);
  await page.goto("/board");
  const row = page.getByRole("listitem").filter({ hasText: ticket.title });
  const draggable = page.getByRole("listitem").and(page.locator("[draggable=true]")).filter({ hasText: ticket.title });
  await expect(draggable).toBeVisible();
  await expect(page.getByText("Drag a ticket to a person")).toBeVisible();
  await page.setViewportSize({ width: 768, height: 1024 });
  await expect(row).toBeVisible();
  await expect(draggable).toHaveCount(0);
  await expect(page.getByText("Drag a ticket to a person")).toBeHidden();
  await expect(row.getByRole("button", { name: `Give ${ticket.complaintId} to a person` })).toBeVisible();
});
