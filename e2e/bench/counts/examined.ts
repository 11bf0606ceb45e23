import { pass } from "#consumer/dispatch/pass.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { examine } from "#server/operate/database/testing/examine.ts";
import type { Counted } from "./compare.ts";
import { openListenedDesk } from "./listened-desk.ts";

const AGENTS = 20;
const WAITING = 150;

/** What one pass makes the database look at that gives one ticket to one free agent, with a line of 150 and nineteen who are busy. */
export async function countExamined(): Promise<Counted> {
  await using desk = await openListenedDesk();
  const maya = await desk.addPerson("Maya", "user");
  const agents = [];
  for (let number = 1; number <= AGENTS; number++) agents.push(await desk.addAgent(`Agent ${number}`));
  for (let number = 0; number < WAITING + AGENTS; number++)
    await desk.file(maya, { title: `The kettle hums, ${number}` });
  await desk.comeToRest();
  const held = await desk.look.collection(complaintRows).findOne({ status: "In Progress" });
  const agent = agents.find(({ id }) => id === held?.assignedTo?.toHexString());
  if (!held || !agent) throw new Error("Nobody has anything.");
  await changeStatus(desk.desk, agent, { id: ticketIdOf(held._id.toHexString()), status: "Resolved" });
  const { heard } = await desk.heardOf(() => pass({ ...desk.desk, offer: () => {} }, [agent.id]), false);
  const counts: Record<string, number> = { "commands of a pass": heard.length };
  for (const { body } of heard) {
    for (const { collection, keys, documents } of await examine(desk.look, body)) {
      counts[`keys of ${collection}`] = (counts[`keys of ${collection}`] ?? 0) + keys;
      counts[`documents of ${collection}`] = (counts[`documents of ${collection}`] ?? 0) + documents;
    }
  }
  return counts;
}
