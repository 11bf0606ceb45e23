import { cableOf } from "#e2e/fixtures/cable.ts";
import { openingTimeOf } from "#e2e/fixtures/opening-time.ts";
import { solve } from "#e2e/fixtures/solve.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("a ticket is worked from arrival to the next one with the keyboard alone", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer("Maya Lindqvist"), desk.agent("Asha Raman")]);
  const first = await desk.file(maya, { title: "Worked without a mouse" });
  const second = await desk.file(maya, { title: "The next one" });
  const page = await openAs(asha);
  const { keyboard } = page;
  await page.goto("/desk");
  await expect(page.getByRole("heading", { name: "You are off duty" })).toBeVisible();

  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  // The page listens to keys a moment after it is there.
  await expect(async () => {
    await keyboard.press("?");
    await expect(sheet).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await keyboard.press("Escape");
  await expect(sheet).toBeHidden();

  const offDuty = page.getByRole("heading", { name: "You are off duty" });
  const firstHeading = page.getByRole("heading", { level: 1, name: first.title });
  // The desk's own keys may come after those of the page around it. Pressed twice it would be undone.
  await expect(async () => {
    if (await offDuty.isVisible()) await keyboard.press("d");
    // What a key changes is held for a moment before it is done.
    await expect(page.getByText("Going on duty in 5 seconds").or(firstHeading)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(firstHeading).toBeVisible();
  await keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Internal note" })).toBeFocused();
  await keyboard.type("Second one from this batch.");
  await keyboard.press("Control+Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Second one from this batch." })).toBeVisible();
  await keyboard.press("Escape");
  await keyboard.press("r");
  await expect(page.getByRole("textbox", { name: "Reply to Maya Lindqvist" })).toBeFocused();
  await keyboard.type("A new one is on its way.");
  await keyboard.press("Control+Shift+Enter");

  await expect(page.getByRole("heading", { level: 1, name: second.title })).toBeVisible();
  const { timeline, ...solved } = await maya.api.complaints.byId.query({ id: first._id });
  expect(solved.status).toBe("Resolved");
  const words = timeline.map((item) => ("message" in item ? item.message : null));
  expect(words).toContain("A new one is on its way.");
  expect(words).not.toContain("Second one from this batch.");
});

test("on a phone, a customer files and an agent solves", async ({ desk, openAs }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const [customer, agent] = await Promise.all([openAs(maya, phone), openAs(asha, phone)]);
  await customer.goto("/complaints/new");
  await agent.goto("/desk");

  await customer.getByLabel("What happened?").fill("Filed on the train");
  await customer.getByLabel("Tell us more").fill("Between two tunnels.");
  await customer.getByRole("radio", { name: "Billing" }).check();
  await customer.getByRole("button", { name: "File complaint" }).click();

  await expect(agent.getByRole("heading", { level: 1, name: "Filed on the train" })).toBeVisible();
  const panes = agent.getByRole("navigation", { name: "Panes" });
  await panes.getByRole("button", { name: "Customer" }).click();
  await expect(agent.getByText("This is their first complaint.")).toBeVisible();
  await panes.getByRole("button", { name: "My desk" }).click();
  await expect(agent.getByRole("switch", { name: "On duty" })).toBeVisible();
  await panes.getByRole("button", { name: "Ticket" }).click();
  await solve(agent);

  await expect(customer.getByText("Solved. Did that help?")).toBeVisible();
  for (const page of [customer, agent]) {
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow, "nothing sticks out to the side").toBeLessThanOrEqual(0);
  }
});

test.describe("asleep", () => {
  test.use({ expectedProblems: /ERR_INTERNET_DISCONNECTED|WebSocket/ });

  test("a laptop that slept through everything shows the truth two seconds later than a page that opens, without a reload", async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
    const before = await desk.file(maya, { title: "Before the sleep" });
    await desk.untilWith(before, asha);
    const page = await openAs(asha);
    const cable = await cableOf(page);
    await page.goto("/desk");
    await expect(page.getByRole("heading", { level: 1, name: before.title })).toBeVisible();
    const openedInMs = await openingTimeOf(page);
    await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
    await cable.unplug();

    await asha.api.complaints.changeStatus.mutate({ id: before._id, status: "Resolved" });
    const missed = await desk.file(maya, { title: "Filed during the sleep" });
    await desk.untilWith(missed, asha);
    await expect(page.getByRole("heading", { level: 1, name: before.title })).toBeVisible();

    await cable.plugIn();
    await expect(page.getByRole("heading", { level: 1, name: missed.title })).toBeVisible({
      timeout: 2_000 + openedInMs,
    });
    expect(await page.evaluate(() => "sameDocument" in globalThis)).toBe(true);
  });
});
