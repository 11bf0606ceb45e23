import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { saidOn } from "#e2e/fixtures/said-on.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("what a key is about to do is seen and undone by a key, by writing on, and by nothing else", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer("Maya Lindqvist"), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const box = page.getByLabel("Reply to Maya Lindqvist");
  const held = page.getByText(`Resolving ${ticket.complaintId} in 5 seconds`);
  const pressE = async () => {
    await box.press("Escape");
    await page.keyboard.press("e");
    await expect(held).toBeVisible();
  };

  await box.fill("A new lid is on its way.");
  await pressE();
  await page.keyboard.press("z");
  await expect(held).toBeHidden();
  await pressE();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(held).toBeHidden();
  await pressE();
  await box.pressSequentially(" Or two.");
  await expect(held).toBeHidden();

  await pressE();
  await expect(page.getByText(`${ticket.complaintId} resolved`)).toBeVisible();
  expect(await saidOn(maya, ticket._id)).toEqual(["A new lid is on its way. Or two."]);
});

test("what a key was about to do is done when its tab closes, and when its ticket is left", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([
    desk.customer("Maya Lindqvist"),
    desk.agent("Asha Raman", { onDuty: true, capacity: 2 }),
  ]);
  const closed = await desk.untilWith(await desk.file(maya, { title: "Closed with the tab" }), asha);
  const left = await desk.untilWith(await desk.file(maya, { title: "Left for another" }), asha);
  const page = await openAs(asha);

  await gotoLive(page, `/desk/${left.complaintId}`);
  await page.getByLabel("Reply to Maya Lindqvist").fill("Which one is it?");
  await page.keyboard.press("Escape");
  await page.keyboard.press("w");
  await expect(page.getByText(`Asking the customer of ${left.complaintId} in 5 seconds`)).toBeVisible();
  await page.getByRole("link", { name: "All tickets" }).click();
  await expect.poll(async () => (await desk.ticket(left)).status, { timeout: 4_000 }).toBe("Waiting on Customer");

  await gotoLive(page, `/desk/${closed.complaintId}`);
  await page.getByLabel("Reply to Maya Lindqvist").fill("It is done.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("e");
  await expect(page.getByText(`Resolving ${closed.complaintId} in 5 seconds`)).toBeVisible();
  await page.close({ runBeforeUnload: true });
  await expect.poll(async () => (await desk.ticket(closed)).status).toBe("Resolved");
  expect(await saidOn(maya, closed._id)).toEqual(["It is done."]);
});

test("a button acts at once, and the way to send that was chosen is at hand on the next ticket", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer("Maya Lindqvist"), desk.agent("Asha Raman", { onDuty: true })]);
  const first = await desk.untilWith(await desk.file(maya, { title: "The first lid" }), asha);
  await desk.file(maya, { title: "The second lid" });
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${first.complaintId}`);
  const box = page.getByLabel("Reply to Maya Lindqvist");
  const primary = page.getByRole("region", { name: "Write" }).locator("button.bg-accent").first();
  await expect(primary).toHaveText(/^Send/);
  await expect(primary).not.toContainText("resolve");
  await box.fill("See https://kettle.test/lids, please.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const link = page.getByRole("link", { name: "https://kettle.test/lids" });
  await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
  await box.fill("It is done.");
  await page.getByRole("button", { name: "Send and resolve" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The second lid" })).toBeVisible();
  await expect(primary).toContainText("Send and resolve");
});

test("by keyboard the ticket comes before the line", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  await desk.file(maya, { title: "Waits in the line" });
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const order = await page.locator("[data-pane]").evaluateAll((panes) => panes.map((pane) => pane.dataset["pane"]));
  expect(order.indexOf("ticket")).toBeLessThan(order.indexOf("list"));
  const [list, shown] = await Promise.all([
    page.locator("[data-pane=list]").boundingBox(),
    page.locator("[data-pane=ticket]").boundingBox(),
  ]);
  expect(list?.x ?? 0).toBeLessThan(shown?.x ?? 0);
});
