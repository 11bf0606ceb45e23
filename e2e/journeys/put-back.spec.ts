import { expect, test } from "#e2e/fixtures/test.ts";

test("what an agent puts back waits, says why, and does not come to them again unless they take it", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.file(maya, { title: "The lid does not close" });
  await desk.untilWith(ticket, asha);
  const [agent, board] = await Promise.all([openAs(asha), openAs(desk.admin)]);
  await Promise.all([agent.goto("/desk"), board.goto("/board")]);
  await expect(agent.getByRole("heading", { name: ticket.title, level: 1 })).toBeVisible();

  await agent.getByRole("button", { name: `More actions for ${ticket.complaintId}` }).click();
  await agent.getByRole("menuitem", { name: "Put back in line" }).click();

  await expect(
    agent.getByText(/is back in line at its old place\. It does not come to you again for 10 min\./),
  ).toBeVisible();
  const line = board.getByRole("list", { name: "Waiting tickets, next one first" });
  await expect(line.getByRole("link", { name: ticket.title })).toBeVisible();
  await expect(line.getByText("Asha Raman let go of it").filter({ visible: true })).toBeVisible();
  await board.goto(`/tickets/${ticket.complaintId}`);
  await expect(board.getByText(/^Asha Raman let go of it; nobody else .*\.$/)).toBeVisible();
  await expect(
    board.getByText(/^Put back in line at its old place by Asha Raman; it does not come to them/),
  ).toBeVisible();

  // A new one comes to her, past the one that she put back.
  const next = await desk.file(maya, { title: "The next one" });
  await desk.untilWith(next, asha);
  await agent.goto(`/desk/${ticket.complaintId}`);
  await agent.getByRole("button", { name: "Take it" }).click();
  await desk.untilWith(ticket, asha);
});

test("what an agent puts back goes to a colleague who is free", async ({ desk }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.file(maya, { title: "The lid does not close either" });
  await desk.untilWith(ticket, asha);
  await asha.api.complaints.assign.mutate({ id: ticket._id, agentId: null });
  const tomas = await desk.agent("Tomás Ferreira", { onDuty: true });
  await desk.untilWith(ticket, tomas);
});
