import { expect, test } from "#e2e/fixtures/test.ts";

test("a customer who is called as the admin is shown as a customer, and a Hebrew title turns only itself", async ({
  desk,
  openAs,
}) => {
  const impostor = await desk.customer(desk.admin.name);
  const asha = await desk.agent("Asha Raman", { onDuty: true });
  const title = "שלום (דחוף)";
  const ticket = await desk.untilWith(await desk.file(impostor, { title }), asha);
  await asha.rest("POST", `/api/complaints/${ticket._id}/comments`, { message: "Which door is it?" });

  const agent = await openAs(asha);
  await agent.goto(`/desk/${ticket.complaintId}`);
  const said = agent.getByRole("log", { name: "Conversation" }).getByRole("listitem");
  await expect(said.filter({ hasText: desk.admin.name }).first()).toContainText("Customer");
  await expect(said.filter({ hasText: "Which door is it?" })).toContainText("Agent");
  const heading = agent.getByRole("heading", { name: title }).locator("bdi");
  const style = await heading.evaluate((element) => {
    const { direction, unicodeBidi } = getComputedStyle(element);
    return { direction, unicodeBidi };
  });
  expect(style).toEqual({ direction: "rtl", unicodeBidi: "isolate" });

  const customer = await openAs(impostor);
  await customer.goto(`/complaints/${ticket.complaintId}`);
  await expect(customer.getByRole("article").filter({ hasText: "Which door is it?" })).toContainText("Agent");
});

test.describe("a title that nobody sees", () => {
  test.use({ expectedProblems: /status of 400/ });

  test("is refused beside its field, and a field counts as the server does", async ({ desk, openAs }) => {
    const maya = await desk.customer();
    const page = await openAs(maya);
    await page.goto("/complaints/new");
    const title = page.getByLabel("What happened?");
    await title.fill("\u200b\u200b\u200b\u200d");
    await page.getByLabel("Tell us more").fill("It blinks.");
    await page.getByRole("button", { name: "File complaint" }).click();
    await expect(page.getByText("Give it a title of at least 3 characters.")).toBeVisible();
    await title.fill("😀".repeat(161));
    await expect(page.getByText("161 / 200")).toBeVisible();
    await title.fill("e\u0301".repeat(170));
    await expect(page.getByText("170 / 200")).toBeVisible();
  });
});
