import { chromium } from "@playwright/test";
import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { signIn } from "#e2e/fixtures/sign-in.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { findBrowser } from "#e2e/run/find-browser.ts";

/** The minute without a sign of life, and the five seconds in which everything has to follow from it. */
const GONE_MS = 65_000;

test("a browser that is killed takes its agent away: within a minute and five seconds nothing is with them, and it is theirs to come back", async ({
  desk,
  openAs,
}) => {
  test.setTimeout(3 * GONE_MS);
  const { webUrl } = runningStack();
  const [asha, maya] = [await desk.agent("Asha Raman"), await desk.customer()];
  const { launch } = await findBrowser(() => {});
  const server = await chromium.launchServer(launch);
  const browser = await chromium.connect(server.wsEndpoint());
  const context = await browser.newContext({ baseURL: webUrl });
  await signIn(context, webUrl, asha);
  const hers = await context.newPage();
  await gotoLive(hers, "/desk");
  await hers.getByRole("switch", { name: "Off duty" }).click();
  await expect(hers.getByRole("switch", { name: "On duty" })).toBeChecked();
  const first = await desk.untilWith(await desk.file(maya, { title: "The kettle hums" }), asha);
  await expect(hers.getByRole("heading", { name: "The kettle hums" })).toBeVisible();

  const board = await openAs(desk.admin);
  await gotoLive(board, "/board");
  await expect(board.getByRole("region", { name: "Busy" }).getByText("Asha Raman")).toBeVisible();
  const customers = await openAs(maya);
  await gotoLive(customers, `/complaints/${first.complaintId}`);
  await expect(customers.getByText("Asha is working on it")).toBeVisible();

  server.process().kill("SIGKILL");
  await expect(board.getByRole("region", { name: "Away" }).getByText("Asha Raman")).toBeVisible({ timeout: GONE_MS });
  await expect(customers.getByText("You are next in line")).toBeVisible({ timeout: 5_000 });
  await expect(customers.getByText(/the agent is not there at the moment/)).toBeVisible();
  const second = await desk.file(maya, { title: "The toaster smokes" });
  await expect(board.getByText("The toaster smokes")).toBeVisible();
  expect(await desk.ticket(second)).toMatchObject({ status: "Open", assignedTo: null });

  const back = await openAs(asha);
  await gotoLive(back, "/desk");
  await expect(back.getByRole("switch", { name: "On duty" })).toBeChecked();
  await expect(back.getByRole("heading", { name: "The kettle hums" })).toBeVisible();
  await desk.untilWith(first, asha);
});

test("what is chosen while the switch is still being answered is said, too", async ({ desk, openAs }) => {
  const asha = await desk.agent("Asha Raman", { onDuty: true });
  const page = await openAs(asha);
  await gotoLive(page, "/desk");
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  await page.route(
    /agents\.setMyAvailability/,
    async (route) => {
      const response = await route.fetch();
      await answered;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.getByRole("switch", { name: "On duty" }).click();
  const why = page.getByRole("combobox", { name: "Why you are off duty" });
  await why.selectOption("Lunch");
  await page.getByRole("combobox", { name: "When you are back" }).selectOption("15");
  await expect(why).toHaveValue("Lunch");
  answer();
  await expect(page.getByText(/Your colleagues see: Lunch, until \d\d:\d\d/)).toBeVisible();
});

test("whoever goes off duty says what for and until when, and everybody of staff sees it", async ({ desk, openAs }) => {
  const asha = await desk.agent("Asha Raman", { onDuty: true });
  const page = await openAs(asha);
  await gotoLive(page, "/desk");
  await page.getByRole("switch", { name: "On duty" }).click();
  await page.getByRole("combobox", { name: "Why you are off duty" }).selectOption("Lunch");
  await expect(page.getByText("Your colleagues see: Lunch")).toBeVisible();
  await page.getByRole("combobox", { name: "When you are back" }).selectOption("15");
  await expect(page.getByText(/Your colleagues see: Lunch, until \d\d:\d\d/)).toBeVisible();
  const board = await openAs(desk.admin);
  await gotoLive(board, "/board");
  await expect(board.getByText(/^Lunch, until \d\d:\d\d$/)).toBeVisible();
  await page.getByRole("switch", { name: "Off duty" }).click();
  await expect(board.getByText(/^Lunch, until/)).toBeHidden();
});

test.describe("signing out", () => {
  // What the page asks as it is left is refused: the hand-over has been heard of, and nobody is signed in any more.
  test.use({ expectedProblems: /status of 401/ });

  test("whoever goes off duty with tickets in hand chooses what becomes of them, and is asked as well when they sign out for good", async ({
    desk,
    openAs,
  }) => {
    const [asha, maya] = [await desk.agent("Asha Raman", { onDuty: true, capacity: 2 }), await desk.customer()];
    const ticket = await desk.untilWith(await desk.file(maya, { title: "The kettle hums" }), asha);
    await asha.api.complaints.comment.mutate({ id: ticket._id, message: "I look at it.", internal: false });
    const page = await openAs(asha);
    await gotoLive(page, "/desk");
    const duty = page.getByRole("switch", { name: "On duty" });
    await duty.click();
    await page
      .getByRole("dialog", { name: "You hold 1 ticket" })
      .getByRole("button", { name: "Keep what I began" })
      .click();
    await expect(page.getByRole("switch", { name: "Off duty" })).not.toBeChecked();
    expect(await desk.ticket(ticket)).toMatchObject({ status: "In Progress", assignedTo: { _id: asha.id } });

    await page.getByRole("switch", { name: "Off duty" }).click();
    await expect(duty).toBeChecked();
    await page.getByRole("button", { name: "Account of Asha Raman" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("dialog", { name: "Off duty and out?" }).getByRole("button", { name: "Hand over" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    expect(await desk.ticket(ticket)).toMatchObject({ status: "Open", assignedTo: null });
  });
});
