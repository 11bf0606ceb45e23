import type { Page } from "@playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { until } from "#e2e/fixtures/until.ts";
import { portray, SHAPES, type Shape } from "#e2e/pages/portrait.ts";

/** An experiment breaks things for a minute and then waits for the last message. */
const LONG_MS = 240_000;

test.describe("breaking the desk on purpose", () => {
  // The consumer is away for a moment, and so is its socket.
  test.use({ expectedProblems: /WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET/ });

  test("an admin has the consumer killed in the middle of a pass, watches, and reads the verdict; the desk says the same of itself all the time", async ({
    desk,
    openAs,
  }) => {
    test.setTimeout(LONG_MS);
    const maya = await desk.customer();
    const waiting = await desk.file(maya, { title: "Filed by a person" });
    const said = async () => {
      const { line, lineTotal, waiting, agents, medianTimeToAgentMs, statedWaits } =
        await desk.admin.api.board.live.query();
      const { items } = await desk.admin.api.complaints.list.query({});
      return {
        line: line.map(({ complaintId, position }) => [complaintId, position]),
        figures: [lineTotal, waiting.value, medianTimeToAgentMs.value, statedWaits],
        agents: agents.map(({ name }) => name),
        tickets: items.map(({ complaintId }) => complaintId),
      };
    };
    const before = await said();
    const [page, phone] = await Promise.all([openAs(desk.admin), openAs(desk.admin, SHAPES.phone)]);
    await phone.goto("/experiments");
    await page.goto("/board");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Experiments" }).click();
    await page.getByRole("button", { name: "Run: Kill the consumer in the middle of a pass" }).click();

    const run = page.getByRole("region", { name: "The run" });
    await expect(run.getByText("The consumer was killed there and started again")).toBeVisible({ timeout: 90_000 });
    await expect(page.getByRole("button", { name: "Run: Kill the database" })).toHaveAccessibleDescription(
      /one runs at a time/,
    );
    await fromTheTop(page, "experiments-running", "desktop");
    expect(await desk.admin.api.experiments.start.mutate({ name: "sns-away" })).toMatchObject({ ok: false });
    expect(await said(), "while it runs").toEqual(before);

    await expect(run.getByText(/^Nothing lost, nothing twice: 42 of 42 filed complaints/)).toBeVisible({
      timeout: 120_000,
    });
    await expect(run.getByRole("list", { name: "Checks" }).getByRole("listitem")).toHaveCount(10);
    await expect(run.getByText(/died in the middle of a pass/)).toBeVisible();
    await expect(run.getByText(/^Its 42 complaints are in no figure/)).toBeVisible();

    await expect(phone.getByText(/^Nothing lost, nothing twice: 42 of 42/)).toBeVisible();
    await fromTheTop(page, "experiments-verdict", "desktop");
    await fromTheTop(phone, "experiments-verdict", "phone");

    expect(await desk.ticket(waiting)).toMatchObject({ status: "Open", assignedTo: null });
    expect(await said(), "after it").toEqual(before);

    await page.goto("/tickets");
    const tickets = page.getByRole("region", { name: "Tickets" });
    await expect(tickets.getByText("Filed by a person")).toBeVisible();
    await expect(tickets.getByText(/^Experiment: kettle/)).toHaveCount(0);
    await page.getByRole("button", { name: "Show experiments" }).click();
    await expect(tickets.getByText(/^Experiment: kettle/).first()).toBeVisible();
    await expect(page).toHaveURL(/experiments=true/);
    await portray(page, "tickets-with-experiments", "desktop");
    await page.getByRole("button", { name: "Show experiments" }).click();
    await expect(tickets.getByText(/^Experiment: kettle/)).toHaveCount(0);
  });
});

test.describe("while the database is away", () => {
  test.use({ expectedProblems: /status of 50\d|WebSocket|Failed to load resource/ });

  test("the run is still shown, second by second, and its verdict comes when the database is back", async ({
    desk,
    openAs,
  }) => {
    test.setTimeout(LONG_MS);
    const page = await openAs(desk.admin);
    await page.goto("/experiments");
    await page.getByRole("button", { name: "Run: Kill the database" }).click();
    const run = page.getByRole("region", { name: "The run" });
    await expect(run.getByText("The database is killed")).toBeVisible({ timeout: 90_000 });
    await expect(run.getByText("The database may start again")).toBeVisible({ timeout: 30_000 });
    await expect(run.getByText(/^Nothing lost, nothing twice: 30 of 30 filed complaints/)).toBeVisible({
      timeout: 120_000,
    });
    await until(
      "the web application has its database back",
      async () => (await desk.visitor("GET", "/api/health")).status === 200,
    );
  });
});

/** Whoever starts one is brought to the run; the picture is of the whole page. */
async function fromTheTop(page: Page, name: string, shape: Shape): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await portray(page, name, shape);
}

test("experiments are for admins: agents and customers find neither page nor procedure", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman")]);
  for (const person of [maya, asha]) {
    const page = await openAs(person);
    await page.goto("/experiments");
    await expect(page).not.toHaveURL(/experiments/);
    await expect(person.api.experiments.desk.query()).rejects.toThrow(/Only admin accounts/);
    await expect(person.api.experiments.start.mutate({ name: "kill-database" })).rejects.toThrow(/Only admin accounts/);
  }
  const forged = desk.admin.api.experiments.watch.query({ ticket: maya.token });
  await expect(forged, "a token for something else shows nothing").rejects.toThrow(/Reload/);
});
