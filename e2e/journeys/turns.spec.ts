import { solve } from "#e2e/fixtures/solve.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("asking the customer frees the agent, and the answer brings the complaint back ahead of the line", async ({
  desk,
  openAs,
}) => {
  const [maya, oliver, asha] = await Promise.all([
    desk.customer("Maya Lindqvist"),
    desk.customer("Oliver Brandt"),
    desk.agent("Asha Raman", { onDuty: true }),
  ]);
  const asked = await desk.file(maya, { title: "Smoke came out of the mixer" });
  await desk.untilWith(asked, asha);
  const next = await desk.file(oliver, { title: "Invoice has the wrong name" });
  const last = await desk.file(oliver, { title: "How do I descale the kettle?" });
  const [agent, customer] = await Promise.all([openAs(asha), openAs(maya)]);
  await agent.goto("/desk");
  await customer.goto(`/complaints/${asked.complaintId}`);

  await agent.getByLabel("Reply to Maya Lindqvist").fill("What is the serial number?");
  await agent.getByRole("button", { name: "More ways to send" }).click();
  await agent.getByRole("menuitem", { name: /Send and wait for customer/ }).click();

  await expect(agent.getByRole("heading", { level: 1, name: next.title })).toBeVisible();
  await expect(customer.getByText("We need an answer from you")).toBeVisible();
  await customer.getByLabel("Your answer").fill("It is 7741-02.");
  await customer.getByRole("button", { name: "Send answer" }).click();
  await expect(customer.getByText("Asha has your answer")).toBeVisible();

  await solve(agent);

  await expect(agent.getByRole("heading", { level: 1, name: asked.title })).toBeVisible();
  await expect(agent.getByRole("log").getByText("It is 7741-02.")).toBeVisible();
  expect((await desk.ticket(last)).status).toBe("Open");
});

test("one more place brings the agent the next complaint at once", async ({ desk, openAs }) => {
  const [maya, rahel] = await Promise.all([desk.customer(), desk.agent("Rahel Amsler", { onDuty: true })]);
  const held = await desk.file(maya, { title: "The one in hand" });
  await desk.untilWith(held, rahel);
  await desk.file(maya, { title: "The one behind it" });
  const [agent, board] = await Promise.all([openAs(rahel), openAs(desk.admin)]);
  await agent.goto("/desk");
  await board.goto("/board");
  const mine = agent.getByRole("list", { name: /^My tickets/ });
  await expect(mine.getByRole("link")).toHaveCount(1);

  await board.getByRole("button", { name: "Actions for Rahel Amsler" }).click();
  await board.getByRole("menuitem", { name: "Places and skills…" }).click();
  await board.getByRole("button", { name: "One place more" }).click();

  await expect(mine.getByRole("link", { name: /The one behind it/ })).toBeVisible();
  await expect(agent.getByText("2 of 2 places")).toBeVisible();
  await expect(agent.getByRole("heading", { level: 1, name: held.title })).toBeVisible();
});

test("a solved complaint is opened again by its customer, solved again, and rated", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman", { onDuty: true })]);
  const filed = await desk.file(maya, { title: "The timer beeps all night" });
  await desk.untilWith(filed, asha);
  await asha.api.complaints.changeStatus.mutate({ id: filed._id, status: "Resolved", message: "Hold Off for 3 s." });
  const [agent, customer] = await Promise.all([openAs(asha), openAs(maya)]);
  await agent.goto("/desk");
  await customer.goto(`/complaints/${filed.complaintId}`);

  await customer.getByRole("button", { name: "Open it again" }).click();
  await customer.getByLabel("What is still wrong?").fill("It still beeps at three in the morning.");
  await customer.getByRole("button", { name: "Open it again" }).click();

  await expect(agent.getByRole("heading", { level: 1, name: filed.title })).toBeVisible();
  await expect(agent.getByRole("log").getByText("It still beeps at three in the morning.")).toBeVisible();
  await solve(agent, "We send you another one.");

  await customer.getByRole("radio", { name: "4 of 5: Yes" }).check({ force: true });
  await customer.getByLabel("Anything you want to add?").fill("Quiet at last.");
  await customer.getByRole("button", { name: "Send rating" }).click();
  await expect(customer.getByText("Solved. Thank you for telling us how it went.")).toBeVisible();
  await agent.goto(`/desk/${filed.complaintId}`);
  await expect(agent.getByText(/rated the help 4 of 5: “Quiet at last.”/)).toBeVisible();
});
