import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { sendPoison } from "#e2e/fixtures/poison.ts";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("a supervisor finds messages nobody can read, retries their group, and puts them away", async ({
  desk,
  openAs,
}) => {
  const tag = crypto.randomUUID();
  const page = await openAs(desk.admin);
  await page.goto("/pipeline");
  await expect(page.getByRole("list", { name: "The way of an event" }).getByRole("listitem")).toHaveCount(8);
  const letters = page.getByRole("region", { name: "Dead letters" });

  const timestamp = new Date().toISOString();
  const unknown = (n: number) =>
    JSON.stringify({ eventType: `ticket.teleported`, timestamp, data: { tag, n, ticketId: "f".repeat(24) } });
  await sendPoison(runningStack(), [unknown(1), unknown(2), unknown(3)]);

  const group = letters.getByRole("listitem").filter({ hasText: "3 messages" }).first();
  await expect(group).toBeVisible();
  await group.getByRole("button", { name: /^Show the messages/ }).click();
  await group
    .getByText(/ticket\.teleported/)
    .first()
    .click();
  await expect(group.getByText(tag).first()).toBeVisible();
  await expect(group.getByText(/first delivery/).first()).toBeVisible();

  await group.getByRole("button", { name: "Retry all" }).click();
  await expect(letters.getByText("0 of 3 solved, 3 failed again.")).toBeVisible({ timeout: 20_000 });
  await expect(group.getByText(/retry 1/).filter({ visible: true })).toBeVisible();

  await group.getByRole("button", { name: "Archive all" }).click();
  await expect(page.getByText("3 messages archived")).toBeVisible();
  await expect(letters.getByText("No dead letters.")).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(group).toBeVisible();
  await group.getByRole("button", { name: "Archive all" }).click();
  await expect(letters.getByText("No dead letters.")).toBeVisible();
});

test("a complaint's trace leads from the customer's click to the agent's screen", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const [agent, customer] = await Promise.all([openAs(asha), openAs(maya)]);
  // Only what comes over the live connection is a screen's report.
  await gotoLive(agent, "/desk");
  await expect(agent.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();
  await customer.goto("/complaints/new");
  await customer.getByLabel("What happened?").fill("The kettle hums");
  await customer.getByLabel("Tell us more").fill("In C sharp, all day long.");
  await customer.getByRole("radio", { name: "Technical" }).check();
  await customer.getByRole("button", { name: "File complaint" }).click();
  await expect(agent.getByRole("heading", { name: "The kettle hums" })).toBeVisible();

  const supervisor = await openAs(desk.admin);
  const complaintId = agent.getByText(/^COMP-\d+ · Technical/);
  await supervisor.goto(`/tickets/${(await complaintId.innerText()).slice(0, 10)}`);
  await supervisor.getByRole("link", { name: "Trace" }).click();

  await expect(supervisor.getByText("From filing to an agent on a screen")).toBeVisible();
  const filed = supervisor.getByRole("article", { name: "Filed" });
  for (const step of [
    "Clicked",
    "Written, together with its event",
    "In the event store",
    "Confirmed by SNS",
    "In the queue",
    "Received",
    "Dispatch pass began",
    "Dispatch pass ended",
    "Settled",
    "Sent to browsers",
  ]) {
    await expect(filed.getByText(step, { exact: true })).toBeVisible();
  }
  const given = supervisor.getByRole("article", { name: "Given to an agent" });
  await expect(given.getByText("Notice stored").first()).toBeVisible();
  await expect(given.getByText(/To an agent/)).toBeVisible();

  await supervisor.getByLabel("Complaint").fill("COMP-99999999");
  await supervisor.getByRole("button", { name: "Show" }).click();
  await expect(supervisor.getByText("There is no complaint COMP-99999999.")).toBeVisible();
});

test("a replay counts first, and changes nothing for the people concerned", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.untilWith(await desk.file(maya), asha);
  const told = async () => (await maya.api.notifications.list.query({ limit: 50 })).items.map(({ id }) => id);
  // That Asha has it is told a moment after she has it.
  await expect.poll(told).toHaveLength(1);
  const before = await told();
  const page = await openAs(desk.admin);
  await page.goto("/pipeline/replay");
  await page.getByLabel("Complaint").fill(ticket.complaintId);
  await page.getByRole("button", { name: "Send 1 event again" }).click();

  const replay = page.getByRole("listitem").filter({ hasText: ticket.complaintId });
  await expect(replay.getByText("Finished")).toBeVisible({ timeout: 20_000 });
  await expect(replay.getByText(/^1 of 1 sent to this desk/)).toBeVisible();
  await page.goto(`/pipeline/trace/${ticket.complaintId}`);
  await expect(page.getByText(/Sent again by a replay/)).toBeVisible();
  expect(await told()).toEqual(before);
  expect((await desk.ticket(ticket)).rev).toBe(ticket.rev);
});
