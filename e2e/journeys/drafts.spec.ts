import type { Page } from "@playwright/test";
import { holdRequests, loseAnswers, loseRequests } from "#e2e/fixtures/breaking-network.ts";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { saidOn } from "#e2e/fixtures/said-on.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { SHAPES, type Shape } from "#e2e/pages/portrait.ts";

// What is broken on purpose shows in the console.
test.use({ expectedProblems: /Failed to load resource|net::ERR|status of 429/ });

const SHAPE_NAMES = Object.keys(SHAPES) as Shape[];

for (const shape of SHAPE_NAMES) {
  test(`what was sent before its writer went on waits above every page, and goes out by itself once, on a ${shape}`, async ({
    desk,
    openAs,
  }) => {
    const maya = await desk.customer();
    const ticket = await desk.file(maya, { title: "The grinder stops" });
    const page = await openAs(maya, SHAPES[shape]);
    await gotoLive(page, `/complaints/${ticket.complaintId}`);
    const network = await loseRequests(page, "complaints.comment");
    await page.getByLabel("Add something").fill("It began on Monday.");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    const tray = page.getByRole("region", { name: "Not sent yet" });
    await expect(tray.getByText("Waiting to be sent. It goes out by itself.")).toBeVisible();
    await expect(page.getByRole("list", { name: "Conversation" }).getByText("Waiting to be sent")).toBeVisible();

    await page.getByRole("link", { name: "My complaints", exact: true }).first().click();
    await expect(page).toHaveURL(/\/complaints$/);
    await expect(tray).toBeVisible();
    await page.reload();
    await expect(tray).toBeVisible();

    await network.mend();
    await expect(tray).toBeHidden({ timeout: 20_000 });
    expect(await saidOn(maya, ticket._id)).toEqual(["It began on Monday."]);
  });
}

test("an answer that got lost on the way back is asked for again, and the text is there once", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya);
  const page = await openAs(maya);
  await gotoLive(page, `/complaints/${ticket.complaintId}`);
  const network = await loseAnswers(page, "complaints.comment", 2);
  await page.getByLabel("Add something").fill("Said once.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect.poll(network.met).toBe(3);
  await expect(page.getByRole("region", { name: "Not sent yet" })).toBeHidden();
  expect(await saidOn(maya, ticket._id)).toEqual(["Said once."]);
});

test("what is typed while something is under way stays, whatever becomes of what was sent", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya);
  const page = await openAs(maya);
  await gotoLive(page, `/complaints/${ticket.complaintId}`);
  const box = page.getByLabel("Add something");
  const gate = Promise.withResolvers<void>();
  const network = await holdRequests(page, "complaints.comment", gate.promise);
  await box.fill("First.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Sending…")).toBeVisible();
  await box.fill("And another thing");
  // Meanwhile it ended, so the first one is refused.
  await desk.admin.api.complaints.changeStatus.mutate({ id: ticket._id, status: "Closed" });
  gate.resolve();
  await network.mend();
  const tray = page.getByRole("region", { name: "Not sent yet" });
  await expect(tray.getByText("First.")).toBeVisible();
  // The box is away, and what stood in it opens the complaint again.
  await expect(page.getByLabel("What is still wrong?")).toHaveValue("And another thing");
  await page.getByRole("button", { name: "Open it again" }).click();
  await expect(page.getByText("And another thing")).toBeVisible();
  await tray.getByRole("button", { name: "Send again" }).click();
  await expect(tray).toBeHidden();
  await expect.poll(async () => (await saidOn(maya, ticket._id)).toSorted()).toEqual(["And another thing", "First."]);
});

test("a text belongs to its tab until it is sent: another tab's sending does not take it away", async ({
  desk,
  openAs,
}) => {
  const maya = await desk.customer();
  const ticket = await desk.file(maya);
  const one = await openAs(maya);
  await gotoLive(one, `/complaints/${ticket.complaintId}`);
  await one.getByLabel("Add something").fill("Half a sentence in one");
  const other = await one.context().newPage();
  await gotoLive(other, `/complaints/${ticket.complaintId}`);
  await expect(other.getByLabel("Add something")).toHaveValue("");
  await other.getByLabel("Add something").fill("Sent from the other.");
  await other.getByRole("button", { name: "Send", exact: true }).click();
  await expect(one.getByText("Sent from the other.")).toBeVisible();
  await one.reload();
  await expect(one.getByLabel("Add something")).toHaveValue("Half a sentence in one");

  // A tab that is gone leaves its text to the next one.
  await one.close();
  await untilAlone(other);
  await other.reload();
  await expect(other.getByLabel("Add something")).toHaveValue("Half a sentence in one");
});

test("of two texts that were left in one place none is lost", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const first = await openAs(maya);
  const second = await first.context().newPage();
  for (const [page, title] of [
    [first, "The first one"],
    [second, "The second one"],
  ] as const) {
    await gotoLive(page, "/complaints/new");
    await page.getByLabel("What happened?").fill(title);
    await expect(page.getByText("Draft kept")).toBeVisible();
  }
  const context = first.context();
  const next = await context.newPage();
  await gotoLive(next, "/complaints");
  await first.close();
  await second.close();
  await untilAlone(next);
  await gotoLive(next, "/complaints/new");
  const title = next.getByLabel("What happened?");
  await expect(title).toHaveValue("The second one");
  await next.getByRole("button", { name: "use it" }).click();
  await expect(title).toHaveValue("The first one");
  await next.getByRole("button", { name: "use it" }).click();
  await expect(title).toHaveValue("The second one");
});

test("a complaint that cannot be filed waits, and is filed once when it can be", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const page = await openAs(maya);
  await gotoLive(page, "/complaints/new");
  await page.getByLabel("What happened?").fill("Filed without a network");
  await page.getByLabel("Tell us more").fill("It was away.");
  await page.getByRole("radio", { name: "General" }).check();
  const network = await loseRequests(page, "complaints.file");
  await page.getByRole("button", { name: "File complaint" }).click();
  await expect(page.getByText("Your complaint waits here and goes out by itself")).toBeVisible();
  await page.getByRole("button", { name: "Change it" }).click();
  await page.getByLabel("Tell us more").fill("It was away for an hour.");
  await page.getByRole("button", { name: "File complaint" }).click();
  await expect(page.getByText("Your complaint waits here and goes out by itself")).toBeVisible();
  await network.mend();
  await expect(page).toHaveURL(/\/complaints\/COMP-/, { timeout: 20_000 });
  const { items } = await maya.api.complaints.list.query({});
  expect(items).toMatchObject([{ title: "Filed without a network", description: "It was away for an hour." }]);
});

test("a complaint that is pressed to be filed many times before its form's code has come is filed once", async ({
  desk,
  openAs,
}) => {
  const [maya, lena] = await Promise.all([desk.customer(), desk.agent("Lena Köhler")]);
  for (const [who, path, name] of [
    [maya, "/complaints/new", "File complaint"],
    [lena, "/tickets/new", "File for the customer"],
  ] as const) {
    const page = await openAs(who);
    await gotoLive(page, path);
    if (who === lena) {
      await page.getByLabel("Find the customer by name or e-mail address").fill(maya.email);
      await page.getByRole("button", { name: maya.email }).click();
    }
    const title = `Pressed by ${who.name}`;
    await page.getByLabel("What happened?").fill(title);
    await page.getByLabel(/Tell us more|In their words/).fill("In a hurry.");
    await page.getByRole("radio", { name: "General" }).check();
    // All in one task: nothing is rendered between them.
    await page.getByRole("button", { name }).evaluate((button: HTMLElement) => {
      for (let press = 0; press < 4; press += 1) button.click();
    });
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    const { items } = await maya.api.complaints.list.query({});
    expect(items.filter((each) => each.title === title)).toHaveLength(1);
  }
});

test("what waits to be sent leaves room for what one writes with", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const page = await openAs(asha);
  await gotoLive(page, `/desk/${ticket.complaintId}`);
  const network = await loseRequests(page, "complaints.changeStatus");
  await page.getByRole("textbox", { name: /^Reply to / }).fill("It is on its way.");
  await page.getByRole("button", { name: "Send and resolve" }).click();
  await expect(page.getByRole("region", { name: "Not sent yet" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send and resolve" })).toBeInViewport({ ratio: 1 });
  await network.mend();
});

test("a limit is told as one, and not as an outage", async ({ desk, openAs }) => {
  const maya = await desk.customer();
  const page = await openAs(maya);
  await gotoLive(page, "/complaints/new");
  await page.getByLabel("What happened?").fill("One too many");
  await page.getByLabel("Tell us more").fill("For a while.");
  await page.getByRole("radio", { name: "General" }).check();
  const sentence = "You have 30 open complaints, and that is the most.";
  const domain = { code: "request.too-many", retryAfterSeconds: 600 };
  const error = { message: sentence, code: -32_029, data: { code: "TOO_MANY_REQUESTS", httpStatus: 429, domain } };
  await page.route(/complaints[.]file/, (route) => route.fulfill({ status: 429, json: { error } }));
  await page.getByRole("button", { name: "File complaint" }).click();
  await expect(page.getByText(sentence)).toBeVisible();
  await expect(page.getByText("cannot be reached")).toHaveCount(0);
  await expect(page.getByLabel("What happened?")).toHaveValue("One too many");
});

/** The browser knows of no other tab any more. */
async function untilAlone(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const { held = [] } = await navigator.locks.query();
    return held.filter(({ name }) => name?.startsWith("quickfix:tab:")).length === 1;
  });
}
