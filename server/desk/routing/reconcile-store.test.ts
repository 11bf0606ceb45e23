import { afterAll, expect, test } from "vitest";
import { retire } from "#server/core/changes/agent.ts";
import { fileTicket } from "#server/core/changes/file.ts";
import { type AgentId, agentIdOf, type TicketId, ticketIdOf } from "#server/core/ids.ts";
import { ADMIN, aFiling, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import type { Status } from "#server/core/vocabulary.ts";
import { createAgentStore } from "#server/desk/agents/store.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { createReconcileStore } from "./reconcile-store.ts";

const { db: database, stop } = await startTestDesk();
afterAll(stop);
const clock = { now: () => NOW };

async function aTicketOf(agentId: AgentId, status: Status): Promise<TicketId> {
  const id = ticketIdOf(newDocumentId());
  const complaint = fileTicket(aFiling({ id, complaintId: `COMP-${id}` }), CUSTOMER, aStamp());
  await createComplaintStore(database, clock).insert(complaint);
  const complaints = database.collection(complaintRows);
  await complaints.updateOne({ _id: toObjectId(id) }, { $set: { status, assignedTo: toObjectId(agentId) } });
  return id;
}

async function anAgent(): Promise<AgentId> {
  const id = agentIdOf(newDocumentId());
  await createAgentStore(database, clock).insert({ id, name: "Asha" }, NOW);
  return id;
}

test("misplaced is what is worked on by somebody who has left, and what is with somebody unknown", async () => {
  const [here, gone, unknown] = [await anAgent(), await anAgent(), agentIdOf(newDocumentId())];
  const agents = createAgentStore(database, clock);
  const leaver = await agents.find(gone);
  if (!leaver) throw new Error("the agent is there");
  await agents.commit(leaver, retire(leaver, ADMIN.id, aStamp()));
  const statuses = ["In Progress", "Waiting on Customer"] as const;
  const ticketsOf = (agentId: AgentId) => Promise.all(statuses.map((status) => aTicketOf(agentId, status)));
  await ticketsOf(here);
  const [worked] = await ticketsOf(gone);
  const lost = await ticketsOf(unknown);
  const found = await createReconcileStore(database).listMisplaced(100);
  expect(found.map(({ id }) => id).toSorted()).toEqual([worked, ...lost].toSorted());
});
