import { expect, test } from "#e2e/fixtures/test.ts";

test("a ticket of the wrong category is put right, goes back to line, and its customer reads why", async ({
  desk,
  openAs,
}, testInfo) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  await desk.admin.api.agents.setSkills.mutate({ agentId: asha.id, skills: ["Technical"] });
  const ticket = await desk.file(maya, { title: "It does not work", category: "Technical" });
  await desk.untilWith(ticket, asha);
  const [agent, customer] = await Promise.all([openAs(asha), openAs(maya)]);
  await Promise.all([agent.goto(`/desk/${ticket.complaintId}`), customer.goto(`/complaints/${ticket.complaintId}`)]);

  await agent.getByRole("button", { name: `Correct ${ticket.complaintId}` }).click();
  const dialog = agent.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Charged twice in March");
  await dialog.getByLabel("Category").selectOption("Billing");
  await expect(dialog.getByText(/^You do not take Billing: it goes back to its place in line\./)).toBeVisible();
  await agent.screenshot({ path: testInfo.outputPath("correcting.png") });
  await agent.setViewportSize({ width: 390, height: 780 });
  await agent.screenshot({ path: testInfo.outputPath("correcting-narrow.png") });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  await expect(customer.getByRole("heading", { name: "Charged twice in March" })).toBeVisible();
  await expect(customer.getByText("Asha changed what this is about from Technical to Billing")).toBeVisible();
  await expect(customer.getByText(/^Back in line, so that somebody who knows about this takes it/)).toBeVisible();
  await customer.screenshot({ path: testInfo.outputPath("customer.png") });
  const supervisor = await openAs(desk.admin);
  await supervisor.goto(`/tickets/${ticket.complaintId}`);
  await expect(supervisor.getByText(/Billing/).first()).toBeVisible();
  await supervisor.screenshot({ path: testInfo.outputPath("supervisor.png") });
  const tomas = await desk.agent("Tomás Ferreira", { onDuty: true });
  await desk.untilWith(ticket, tomas);
});
