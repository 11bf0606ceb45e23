import { beforeEach, expect, test } from "vitest";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { changePriority } from "./change-priority.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const kofi = await it.addPerson("Kofi", "user");
const asha = await it.addPerson("Asha", "agent");
let id = "";

beforeEach(async () => {
  await it.emptied();
  ({ _id: id } = await it.file(maya));
});

test("a more urgent complaint stands further ahead, counted from when it was filed", async () => {
  await it.file(kofi);
  await changePriority(desk, asha, { id, priority: "Low" });
  expect(await getComplaint(desk, maya, id)).toMatchObject({ priority: "Low", placeInLine: 2 });
  await changePriority(desk, ines, { id, priority: "High" });
  expect(await getComplaint(desk, maya, id)).toMatchObject({ priority: "High", placeInLine: 1 });
  expect((await it.eventsOf(id)).at(-1)).toMatchObject({
    type: "ticket.priority_changed",
    body: { data: { priority: "High", previousPriority: "Low" } },
  });
});

test("the same priority again is no event; a new one is told to nobody", async () => {
  await changePriority(desk, ines, { id, priority: "Medium" });
  expect(await it.eventsOf(id)).toHaveLength(1);
  await changePriority(desk, ines, { id, priority: "Critical" });
  expect(await it.toldTo(maya)).toEqual([]);
});

test("a closed complaint keeps its priority, and customers do not set it", async () => {
  await expect(changePriority(desk, maya, { id, priority: "Critical" })).rejects.toMatchObject({
    code: "auth.forbidden",
  });
  await changeStatus(desk, ines, { id, status: "Closed" });
  await expect(changePriority(desk, ines, { id, priority: "Low" })).rejects.toMatchObject({
    code: "complaint.transition-not-allowed",
    message: "A closed complaint keeps its priority.",
    detail: { allowed: [] },
  });
});
