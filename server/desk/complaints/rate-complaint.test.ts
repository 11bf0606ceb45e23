import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { assignComplaint } from "./assign-complaint.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";
import { rateComplaint } from "./rate-complaint.ts";
import { complaintRows } from "./rows.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const kofi = await it.addPerson("Kofi", "user");
let asha: Actor = ines;
let id = "";

beforeEach(async () => {
  await it.emptied();
  asha = await it.addAgent("Asha");
  ({ _id: id } = await it.file(maya));
});

const rate = (actor = maya, score = 5) => rateComplaint(desk, actor, { id, score, comment: "Kind and quick." });
async function solve() {
  await assignComplaint(desk, ines, { id, agentId: asha.id });
  await changeStatus(desk, asha, { id, status: "Resolved" });
}

test("the customer says how it went; it is kept with the complaint, and its event names the agent", async () => {
  await solve();
  await rate();
  const { rating, timeline } = await getComplaint(desk, asha, id);
  expect(rating).toEqual({ score: 5, comment: "Kind and quick." });
  expect(timeline.at(-1)).toMatchObject({ kind: "rated", score: 5, message: "Kind and quick.", by: { id: maya.id } });
  expect((await it.eventsOf(id)).at(-1)).toMatchObject({
    type: "ticket.rated",
    body: { data: { score: 5, agentId: asha.id } },
  });
});

test("once for each time that it was solved", async () => {
  await solve();
  await rate();
  await expect(rate()).rejects.toMatchObject({
    code: "complaint.already-rated",
    message: "You have rated this already. Thank you.",
  });
  await changeStatus(desk, maya, { id, status: "Open" });
  await solve();
  await expect(rate(maya, 3)).resolves.toMatchObject({ status: "Resolved" });
});

test("before it is solved, or when it was closed without that, there is nothing to rate", async () => {
  const refusal = { code: "complaint.transition-not-allowed", message: "A complaint can be rated once it is solved." };
  await expect(rate()).rejects.toMatchObject(refusal);
  await changeStatus(desk, maya, { id, status: "Closed" });
  await expect(rate()).rejects.toMatchObject(refusal);
});

test("nobody speaks for the customer", async () => {
  await solve();
  for (const actor of [asha, ines]) {
    await expect(rate(actor)).rejects.toMatchObject({
      code: "auth.forbidden",
      message: "Only the customer who filed it can rate a complaint.",
    });
  }
  await expect(rate(kofi)).rejects.toMatchObject({ code: "complaint.not-found" });
});

test("who works here rates what they filed as its customer, and never what they solved or had themselves", async () => {
  const tomas = await it.addAgent("Tomás");
  ({ _id: id } = await it.file(tomas));
  await solve();
  expect(await getComplaint(desk, tomas, id)).toMatchObject({ can: { rate: true } });
  await expect(rate(tomas)).resolves.toMatchObject({ status: "Resolved" });

  ({ _id: id } = await it.file(tomas));
  await solve();
  // As the version before let it happen.
  const solved = { kind: "status", to: "Resolved" };
  await it.db
    .collection(complaintRows)
    .updateOne(
      { _id: toObjectId(id) },
      { $set: { "timeline.$[entry].by.id": tomas.id } },
      { arrayFilters: [{ "entry.kind": solved.kind, "entry.to": solved.to }] },
    );
  expect(await getComplaint(desk, tomas, id)).toMatchObject({ can: { rate: false } });
  await expect(rate(tomas)).rejects.toMatchObject({ code: "auth.forbidden" });
});
