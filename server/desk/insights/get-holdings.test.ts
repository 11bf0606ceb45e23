import { beforeEach, expect, test } from "vitest";
import { assignComplaint } from "#server/desk/complaints/assign-complaint.ts";
import { changePriority } from "#server/desk/complaints/change-priority.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { getHoldings } from "./get-holdings.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
beforeEach(() => it.emptied());

test("of an agent it counts what is in hand, what of it is critical, and what waits for its customer", async () => {
  const asha = await it.addAgent("Asha");
  const ids = await Promise.all([it.file(maya), it.file(maya), it.file(maya)]);
  for (const { _id: id } of ids) await assignComplaint(desk, ines, { id, agentId: asha.id });
  const [first, second] = ids;
  await changePriority(desk, ines, { id: first._id, priority: "Critical" });
  await changeStatus(desk, asha, { id: second._id, status: "Waiting on Customer" });
  expect(await getHoldings(desk, ines, asha.id)).toEqual({
    inHand: 2,
    critical: 1,
    waiting: 1,
    openComplaints: 0,
    isLastAdmin: false,
  });
  expect(await getHoldings(desk, ines, maya.id)).toMatchObject({ inHand: 0, openComplaints: 3 });
});

test("knows the last admin, and nobody who is not there", async () => {
  expect(await getHoldings(desk, ines, ines.id)).toMatchObject({ isLastAdmin: true });
  await expect(getHoldings(desk, ines, "0".repeat(24))).rejects.toMatchObject({ code: "account.not-found" });
  await expect(getHoldings(desk, maya, maya.id)).rejects.toMatchObject({ code: "auth.forbidden" });
});
