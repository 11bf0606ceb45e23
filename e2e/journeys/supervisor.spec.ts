import { gotoLive } from "#e2e/fixtures/live-socket.ts";
import { expect, test } from "#e2e/fixtures/test.ts";

test("a supervisor gives a waiting complaint to a person, takes it back, and sends that person off duty", async ({
  desk,
  openAs,
}) => {
  const [maya, asha] = await Promise.all([
    desk.customer(),
    desk.agent("Bára Köhlerová", { onDuty: true, capacity: 2 }),
  ]);
  const [one, two] = [await desk.file(maya, { title: "First in hand" }), await desk.file(maya, { title: "Second" })];
  await Promise.all([desk.untilWith(one, asha), desk.untilWith(two, asha)]);
  const waiting = await desk.file(maya, { title: "This one cannot wait" });
  const [board, agent] = await Promise.all([openAs(desk.admin), openAs(asha)]);
  await board.goto("/board");
  await agent.goto("/desk");
  const line = board.getByRole("list", { name: "Waiting tickets, next one first" });
  const mine = agent.getByRole("list", { name: /^My tickets/ });
  await expect(mine.getByRole("link")).toHaveCount(2);

  await board.keyboard.press("a");
  await board.getByRole("dialog").getByRole("combobox").fill("koh");
  await expect(board.getByText("already has 2 tickets, with room for 2")).toBeVisible();
  await board.keyboard.press("Enter");

  await expect(board.getByText(`${waiting.complaintId} given to Bára Köhlerová`)).toBeVisible();
  await expect(mine.getByRole("link", { name: waiting.title })).toBeVisible();
  await expect(line).toBeHidden();

  await board.getByRole("button", { name: `Take ${waiting.complaintId} back from Bára Köhlerová` }).click();
  await expect(line.getByRole("link", { name: waiting.title })).toBeVisible();
  await expect(mine.getByRole("link")).toHaveCount(2);

  await board.getByRole("button", { name: "Actions for Bára Köhlerová" }).click();
  await board.getByRole("menuitem", { name: "Set offline" }).click();
  await expect(board.getByRole("dialog", { name: /holds 2 tickets/ })).toBeVisible();
  await board.getByRole("button", { name: "Leave what was begun" }).click();
  await expect(agent.getByText("Off duty", { exact: true })).toBeVisible();
  await expect(line.getByRole("link")).toHaveText([one.title, two.title, waiting.title]);
});

test("a complaint dragged to a person on the board is theirs", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Lena Köhler")]);
  const waiting = await desk.file(maya, { title: "Drag me" });
  const board = await openAs(desk.admin);
  await gotoLive(board, "/board");
  // What is above the rows has come when they are reached for.
  await expect(board.getByRole("link", { name: /^Nobody is on duty/ })).toBeVisible();

  await board.locator(`[data-row="${waiting._id}"]`).dragTo(board.locator(`[data-row="${asha.id}"]`));

  await expect(board.locator(`[data-row="${asha.id}"]`).getByRole("link", { name: "Drag me" })).toBeVisible();
  await desk.untilWith(waiting, asha);
});

test("rows do not move under a pointer, and what waits for its customer is shown apart", async ({ desk, openAs }) => {
  const [maya, asha] = await Promise.all([desk.customer(), desk.agent("Ines Duarte")]);
  const low = await desk.file(maya, { title: "The first one in line" });
  const page = await openAs(desk.admin);
  await gotoLive(page, "/board");
  const line = page.getByRole("list", { name: "Waiting tickets, next one first" });
  const rows = line.getByRole("link");
  await expect(rows).toHaveText([low.title]);

  const note = page.getByText("Held still under your pointer");
  const titles = [low.title];
  // A pointer that lies still holds nothing for long, and on a slow machine the news take longer than that: then once more.
  await expect(async () => {
    await page.getByRole("heading", { name: "The line" }).hover();
    await expect(rows).toHaveText(titles);
    const before = [...titles];
    await rows.first().hover();
    const filing = desk.file(maya, { title: `Came while somebody pointed, ${titles.length}` });
    titles.push((await filing).title);
    for (let n = 0; n < 20 && !(await note.isVisible()); n++) {
      await rows.first().hover({ position: { x: 5 + (n % 9), y: 5 } });
    }
    await expect(note).toBeVisible({ timeout: 1 });
    await expect(rows).toHaveText(before, { timeout: 1 });
  }).toPass();
  await page.getByRole("heading", { name: "The line" }).hover();
  await expect(rows).toHaveText(titles);

  await desk.setDuty(asha, true);
  await desk.untilWith(low, asha);
  await asha.api.complaints.changeStatus.mutate({ id: low._id, status: "Waiting on Customer", message: "Which one?" });
  const apart = page.getByRole("region", { name: "Waiting for their customer" });
  await expect(apart.getByRole("link", { name: low.title })).toBeVisible();
  await expect(apart.getByText("with Ines Duarte")).toBeVisible();
});
