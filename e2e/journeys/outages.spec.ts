import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { freeze, takeDown } from "#e2e/fixtures/running-stack.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { until } from "#e2e/fixtures/until.ts";

test("with SNS and SQS gone, filing works as ever and says nothing alarming; the complaint is assigned once they are back", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const customer = await openAs(maya);
  await customer.goto("/complaints/new");
  await customer.getByLabel("What happened?").fill("Filed while the queue was gone");
  await customer.getByLabel("Tell us more").fill("Nobody needs to know.");
  await customer.getByRole("radio", { name: "General" }).check();
  {
    await using _gone = await takeDown("aws");
    await customer.getByRole("button", { name: "File complaint" }).click();
    await expect(customer.getByText("You are next in line")).toBeVisible();
    await expect(customer.getByText(/cannot be reached|went wrong|failed|error/i)).toBeHidden();
  }

  await expect(customer.getByText("Asha is working on it")).toBeVisible({ timeout: 45_000 });
  const { items } = await maya.api.complaints.list.query({});
  expect(items).toMatchObject([{ title: "Filed while the queue was gone", assignedTo: { _id: asha.id } }]);
});

test.describe("without the consumer", () => {
  test.use({ expectedProblems: /WebSocket|ERR_CONNECTION_REFUSED/ });

  test("a killed consumer loses nothing: pages say that they reconnect, and then show what came meanwhile", async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
    const agent = await openAs(asha);
    await agent.goto("/desk");
    await expect(agent.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();
    {
      await using _gone = await takeDown("consumer");
      await desk.file(maya, { title: "Filed while nobody listened" });
      await expect(agent.getByText("Reconnecting…")).toBeVisible();
    }
    await expect(agent.getByRole("heading", { level: 1, name: "Filed while nobody listened" })).toBeVisible({
      timeout: 45_000,
    });
    await expect(agent.getByText("Reconnecting…")).toBeHidden();
  });
});

test.describe("a consumer that stands still", () => {
  test.use({ expectedProblems: /WebSocket|ERR_|Failed to load/ });

  test("is noticed by every page within eight seconds, and the board says as of when it is true", async ({
    desk,
    openAs,
  }) => {
    const asha = await desk.agent("Asha Raman", { onDuty: true });
    const [agent, board] = [await openAs(asha), await openAs(desk.admin)];
    await gotoLive(agent, "/desk");
    await gotoLive(board, "/board");
    {
      await using _still = await freeze("consumer");
      for (const page of [agent, board]) await expect(page.getByText("Reconnecting…")).toBeVisible({ timeout: 8_000 });
      await expect(
        board.getByText(/^Nothing new has come since\. This is how it was on .* at \d\d:\d\d/),
      ).toBeVisible();
    }
    for (const page of [agent, board]) await expect(page.getByText("Reconnecting…")).toBeHidden({ timeout: 30_000 });
    await expect(board.getByText(/^Nothing new has come since/)).toBeHidden();
  });
});

test.describe("without the database", () => {
  test.use({ expectedProblems: /status of 50\d|WebSocket|Failed to load resource/ });

  test("with the database gone, pages say so calmly, REST answers 503, and both recover by themselves", async ({
    desk,
    openAs,
  }) => {
    const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
    const held = await desk.file(maya, { title: "Filed before the outage" });
    await desk.untilWith(held, asha);
    const agent = await openAs(asha);
    await agent.goto("/desk");
    await expect(agent.getByRole("heading", { level: 1, name: held.title })).toBeVisible();
    await agent.getByLabel("Reply to Maya Lindqvist").fill("Written during the outage.");
    {
      await using _gone = await takeDown("db");
      const refused = await maya.rest("POST", "/api/complaints", {
        title: "During the outage",
        description: "Not kept anywhere.",
        category: "General",
      });
      expect([refused.status, refused.body]).toEqual([
        503,
        { error: expect.objectContaining({ code: "service.unavailable" }) },
      ]);
      expect(refused.headers.get("retry-after")).not.toBeNull();
      expect((await desk.visitor("GET", "/api/health")).status).toBe(503);

      await agent.getByRole("button", { name: "Send and resolve" }).click();
      await expect(agent.getByText("QuickFix cannot be reached right now.")).toBeVisible({ timeout: 20_000 });
      const log = agent.getByRole("log");
      await expect(log.getByText("Written during the outage.")).toBeVisible();
      await expect(log.getByText("Waiting to be sent")).toBeVisible();
    }

    await until("the health is good again", async () => (await desk.visitor("GET", "/api/health")).status === 200, {
      withinMs: 45_000,
    });
    await expect(agent.getByText("QuickFix cannot be reached right now.")).toBeHidden({ timeout: 20_000 });
    // What waited went out by itself.
    await expect(agent.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible({ timeout: 20_000 });
    expect((await desk.ticket(held)).status).toBe("Resolved");
  });
});
