import { changeStatus } from "#server/desk/complaints/change-status.ts";
import type { CommandRoom } from "#server/desk/complaints/room.ts";
import type { Account } from "#server/desk/people/ports/account-store.ts";
import type { ExperimentStore } from "./ports/experiment-store.ts";

/**
 * Closes whatever this customer of experiments has open, from this run or an earlier one that did not end well, and says
 * what stays behind.
 */
export async function putAway(
  desk: CommandRoom,
  store: Pick<ExperimentStore, "listUnfinished" | "listTickets">,
  customer: Account,
): Promise<string> {
  const open = await store.listUnfinished(customer.id);
  for (const { id } of open) await changeStatus(desk, customer, { id, status: "Closed" });
  const all = await store.listTickets(customer.id, new Date(0));
  const closed = open.length > 0 ? ` ${open.length} of them were still open and have been closed.` : "";
  return `${all.length} complaints of experiments stay in the list of tickets, all of them ended.${closed}`;
}
