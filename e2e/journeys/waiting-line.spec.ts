import type { Page } from "@playwright/test";
import { solve } from "#e2e/fixtures/solve.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import type { Complaint } from "#server/desk/complaints/wire.ts";

test("complaints wait while everybody is off duty, and the first one goes to whoever comes on duty", async ({
  desk,
  openAs,
}) => {
  const [maya, oliver, asha] = await Promise.all([
    desk.customer("Maya Lindqvist"),
    desk.customer("Oliver Brandt"),
    desk.agent("Asha Raman"),
  ]);
  const first = await desk.file(maya, { title: "Lid arrived with a crack" });
  const second = await desk.file(oliver, { title: "Kettle does not heat" });

  const agent = await openAs(asha);
  await agent.goto("/desk");
  await expect(agent.getByRole("heading", { name: "You are off duty" })).toBeVisible();
  await expect(agent.getByText("2 complaints wait in line.")).toBeVisible();
  const behind = await openAs(oliver);
  await behind.goto(`/complaints/${second.complaintId}`);
  await expect(behind.getByText("You are 2nd in line")).toBeVisible();

  await agent.getByRole("switch").click();

  await expect(agent.getByRole("heading", { name: first.title, level: 1 })).toBeVisible();
  await expect(agent.getByRole("switch", { name: "On duty" })).toBeChecked();
  await expect(behind.getByText("You are next in line")).toBeVisible();
});

test("what is told of a wait is one sentence, on the form, on its page and to programs, and follows who is there", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([desk.customer("Maya Lindqvist"), desk.agent("Asha Raman")]);
  const NOBODY = "Nobody who can take this is on duty right now. It keeps its place in line.";
  const page = await openAs(maya);
  await page.goto("/complaints/new");
  await page.getByText("Technical", { exact: true }).click();
  await expect(page.getByText(NOBODY)).toBeVisible();
  await desk.setDuty(asha, true);
  await page.reload();
  await page.getByText("Technical", { exact: true }).click();
  await expect(page.getByText("A person gets this within a minute.")).toBeVisible();

  const held = await desk.file(maya, { title: "Kettle does not heat" });
  await desk.untilWith(held, asha);
  const { complaintId } = await desk.file(maya, { title: "Lid arrived with a crack" });
  const { body } = await maya.rest("GET", `/api/complaints/${complaintId}`);
  const { wait } = body as Complaint;
  expect(wait).toMatchObject({ place: 1, text: expect.any(String) });
  await page.goto(`/complaints/${complaintId}`);
  await expect(page.getByText(`${wait?.text} You need not stay here.`)).toBeVisible();
});

test("the line is ordered by urgency, then by who came first, and an agent gets its head", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman")]);
  for (const [title, priority] of [
    ["Low, filed first", "Low"],
    ["Medium, filed second", "Medium"],
    ["Critical, filed third", "Critical"],
    ["High, filed fourth", "High"],
    ["Critical, filed last", "Critical"],
  ] as const) {
    await desk.file(maya, { title, priority });
  }
  const board = await openAs(desk.admin);
  await board.goto("/board");
  const line = board.getByRole("list", { name: "Waiting tickets, next one first" });
  await expect(line.getByRole("link")).toHaveText([
    "Critical, filed third",
    "Critical, filed last",
    "High, filed fourth",
    "Medium, filed second",
    "Low, filed first",
  ]);

  await desk.setDuty(asha, true);

  await expect(line.getByRole("link").first()).toHaveText("Critical, filed last");
  const agents = board.getByRole("region", { name: "Agents" });
  await expect(agents.getByRole("link", { name: "Critical, filed third" })).toBeVisible();
});

test("a complaint that has waited long enough goes before a more urgent one that has just come", async ({ desk }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Asha Raman")]);
  const patient = await desk.file(maya, { title: "Waiting since this morning", priority: "Low" });
  const urgent = await desk.file(maya, { title: "Everything stands still", priority: "Critical" });
  // A Critical one starts four hours ahead and a Low one an hour behind.
  await desk.backdate(patient, 5.5 * 3_600_000);

  await desk.setDuty(asha, true);

  await desk.untilWith(patient, asha);
  expect((await desk.ticket(urgent)).status).toBe("Open");
});

test("two agents work off four complaints, one each at a time", async ({ desk, openAs }) => {
  const [maya, asha, tomas] = await Promise.all([
    desk.customer(),
    desk.agent("Asha Raman", { onDuty: true }),
    desk.agent("Tomás Ferreira", { onDuty: true }),
  ]);
  const screens = await Promise.all([openAs(asha), openAs(tomas)]);
  await Promise.all(screens.map((screen) => screen.goto("/desk")));
  const filed: Complaint[] = [];
  for (const title of ["First of four", "Second of four", "Third of four", "Fourth of four"]) {
    filed.push(await desk.file(maya, { title }));
  }

  const solved = new Map<Page, string>();
  for (const round of [1, 2]) {
    const countOpen = async () =>
      (await Promise.all(filed.map((ticket) => desk.ticket(ticket)))).filter(({ status }) => status === "Open").length;
    await expect.poll(countOpen).toBe(round === 1 ? 2 : 0);
    for (const screen of screens) {
      await expect(screen.getByText("1 of 1 place")).toBeVisible();
      const title = screen.getByRole("heading", { level: 1, name: /of four/ });
      // A screen may show the ticket that it has just solved for a moment longer; what is written there would go with it.
      await expect(title).not.toHaveText(solved.get(screen) ?? "");
      solved.set(screen, await title.innerText());
      await solve(screen);
    }
  }

  for (const screen of screens) {
    await expect(screen.getByRole("heading", { name: "Nothing needs you right now" })).toBeVisible();
    await expect(screen.getByRole("main").getByText("2", { exact: true })).toBeVisible(); // resolved today
  }
  const ended = await Promise.all(filed.map((ticket) => desk.ticket(ticket)));
  expect(ended.map(({ status }) => status)).toEqual(Array(4).fill("Resolved"));
  expect(new Set(ended.map(({ assignedTo }) => assignedTo?._id))).toEqual(new Set([asha.id, tomas.id]));
});
