import { afterAll, expect, test } from "vitest";
import { startTestWeb } from "#server/web/testing.ts";
import { Board, Desk } from "./wire.ts";

const world = await startTestWeb();
afterAll(() => world.stop());

test("desk, board and card are what their schemas say", async () => {
  const [asha, ines] = [await world.addAgent("Asha"), await world.addPerson("Ines", "admin")];
  const [agent, admin] = [await world.procedures(asha), await world.procedures(ines)];
  expect(Desk.parse(await agent.desk.overview())).toMatchObject({ agent: { _id: asha.id }, lineTotal: 0 });
  expect(Board.parse(await admin.board.live())).toMatchObject({ agents: [{ _id: asha.id, resolvedToday: 0 }] });
  const maya = await world.addPerson("Maya", "user");
  expect(await agent.desk.customer({ userId: maya.id })).toMatchObject({ name: "Maya", total: 0, earlier: [] });
});

test("each is for those it is meant for", async () => {
  const maya = await world.procedures(await world.addPerson("Maya", "user"));
  const forbidden = { code: "FORBIDDEN" };
  await expect(maya.desk.overview()).rejects.toMatchObject(forbidden);
  await expect(maya.board.live()).rejects.toMatchObject(forbidden);
  expect(await maya.expectations.filing()).toMatchObject({ text: "A person gets this within a minute." });
  await expect((await world.procedures(null)).expectations.filing()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});
