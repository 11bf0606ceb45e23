import { readFile } from "node:fs/promises";
import { runningStack } from "#e2e/fixtures/running-stack.ts";
import { solve } from "#e2e/fixtures/solve.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

const readLog = () => readFile(runningStack().log, "utf8");

/** In all that people write here, and in nothing else. */
const MARK = "qzxmark";

test("the log follows a complaint by its ids and knows no word of it", async ({ desk, openAs }) => {
  const [person, expert] = await Promise.all([
    desk.customer(`Maya ${MARK}`),
    desk.agent(`Asha ${MARK}`, { onDuty: true }),
  ]);
  const [customer, agent] = await Promise.all([openAs(person), openAs(expert)]);
  await agent.goto("/desk");
  await customer.goto("/complaints/new");
  await customer.getByLabel("What happened?").fill(`The grinder ${MARK}`);
  await customer.getByLabel("Tell us more").fill(`It clicks, ${MARK}.`);
  await customer.getByRole("radio", { name: "Technical" }).check();
  await customer.getByRole("button", { name: "File complaint" }).click();
  await expect(agent.getByRole("heading", { name: `The grinder ${MARK}` })).toBeVisible();
  await solve(agent, `A new lock, ${MARK}.`);
  await expect(customer.getByText("Solved. Did that help?")).toBeVisible();

  const [complaint] = (await person.api.complaints.list.query({})).items;
  await expect
    .poll(readLog)
    .toMatch(new RegExp(`\\[consumer\\] .* message .*eventType=ticket.resolved ticketId=${complaint?._id} `));
  const log = await readLog();
  expect(log.split("\n").filter((line) => line.toLowerCase().includes(MARK))).toEqual([]);
  // The browser began the trace: nobody here collects any.
  const filing = new RegExp(
    `\\[web\\] .* request .*operation=complaints.file status=200 actorId=${person.id} .*traceId=[0-9a-f]{32}`,
  );
  expect(log).toMatch(filing);
});
