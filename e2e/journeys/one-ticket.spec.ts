import { solve } from "#e2e/fixtures/solve.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("a complaint filed in one browser reaches the agent's screen by itself, and its solution the customer's", async ({
  desk,
  openAs,
}) => {
  const [maya, oliver, asha] = await Promise.all([
    desk.customer("Maya Lindqvist"),
    desk.customer("Oliver Brandt"),
    desk.agent("Asha Raman", { onDuty: true }),
  ]);
  const agent = await openAs(asha);
  await agent.goto("/desk");
  await expect(agent.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();

  const customer = await openAs(maya);
  await customer.goto("/complaints/new");
  await customer.getByLabel("What happened?").fill("The grinder stops after ten seconds");
  await customer.getByLabel("Tell us more").fill("It clicks, and a red light blinks twice.");
  await customer.getByRole("radio", { name: "Technical" }).check();
  await customer.getByRole("button", { name: "File complaint" }).click();

  await expect(agent.getByRole("heading", { name: "The grinder stops after ten seconds" })).toBeVisible();
  await expect(agent.getByText(/^You were the only free agent/)).toBeVisible();
  await expect(agent.getByText("Busy")).toBeVisible();
  await expect(customer.getByText("Asha is working on it")).toBeVisible();

  const next = await desk.file(oliver, { title: "Charged twice for one order" });
  await solve(agent, "A new lock is on its way to you.");

  await expect(customer.getByText("Solved. Did that help?")).toBeVisible();
  await expect(customer.getByText("A new lock is on its way to you.")).toBeVisible();
  await expect(agent.getByRole("heading", { name: "Charged twice for one order" })).toBeVisible();
  await desk.untilWith(next, asha);
});
