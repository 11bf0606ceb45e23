import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "#e2e/fixtures/test.ts";

test("whoever shuts somebody out reads what follows, can take it back, and whoever it was done to hears of it", async ({
  desk,
  openAs,
}, testInfo) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const ticket = await desk.file(maya, { title: "The lid does not close" });
  await desk.untilWith(ticket, asha);
  const admin = await openAs(desk.admin);
  await admin.goto("/people");
  await admin.getByRole("searchbox", { name: "Search by name or e-mail" }).fill(asha.email);
  const row = admin.getByRole("listitem").filter({ hasText: asha.email });
  await row.getByRole("button", { name: "Deactivate" }).click();

  const dialog = admin.getByRole("dialog", { name: "Deactivate Asha Raman?" });
  await expect(dialog.getByText("1 ticket in their hands goes back to the line, to its old place.")).toBeVisible();
  expect((await new AxeBuilder({ page: admin }).include('[role="dialog"]').analyze()).violations).toEqual([]);
  await admin.screenshot({ path: testInfo.outputPath("asked.png") });
  await admin.setViewportSize({ width: 390, height: 780 });
  await admin.screenshot({ path: testInfo.outputPath("asked-narrow.png") });
  await admin.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole("button", { name: "Deactivate" }).click();

  await expect(admin.getByText("Asha Raman is deactivated; 1 ticket went back to the line")).toBeVisible();
  await expect(row.getByText("Deactivated")).toBeVisible();
  await admin.screenshot({ path: testInfo.outputPath("done.png") });
  await admin.getByRole("button", { name: "Undo" }).click();
  await expect(admin.getByText("Asha Raman is active again")).toBeVisible();
  await expect(admin.getByText(/Sessions and API tokens do not come back/)).toBeVisible();
  await expect(row.getByRole("button", { name: "Deactivate" })).toBeVisible();
  await desk.admin.api.agents.setCapacity.mutate({ agentId: asha.id, capacity: 3 });

  const agent = await openAs(asha);
  await agent.goto("/desk");
  await agent.getByRole("button", { name: /^Notifications, / }).click();
  const panel = agent.getByRole("region", { name: "Notifications" });
  await expect(panel.getByText("You work on up to 3 at a time now")).toBeVisible();
  await agent.screenshot({ path: testInfo.outputPath("bell.png") });
  await panel.getByRole("link", { name: /Your account is switched on again/ }).click();
  await expect(agent).toHaveURL(/\/settings$/);
});
