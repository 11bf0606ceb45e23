import { changeStatus } from "#server/desk/complaints/change-status.ts";
import type { CommandRoom, Declining } from "#server/desk/complaints/room.ts";
import type { AttachRoom } from "#server/desk/files/room.ts";
import { endTrial, KEPT_MS } from "#server/desk/trials/clean-up.ts";
import type { TrialStore } from "#server/desk/trials/store.ts";
import { inWords } from "#server/platform/words.ts";
import { sendHome } from "./cast.ts";
import type { ExperimentStore } from "./store.ts";

type PuttingRoom = CommandRoom &
  Declining &
  AttachRoom &
  Parameters<typeof sendHome>[0] & {
    readonly trials: TrialStore;
    readonly runs: Pick<ExperimentStore, "listUnfinished" | "listTickets">;
  };

/**
 * Ends every experiment that has not ended, the one under way and any that died: what its customers have open is closed, and
 * its people go home. The rest is cleaned away by the consumers. Harmless to repeat.
 * @returns what stays behind, in words; nothing where there was none.
 */
export async function putAway(room: PuttingRoom): Promise<string> {
  let [kept, closed] = [0, 0];
  for (const { id } of await room.trials.listRunning()) {
    const people = await room.accounts.listByIds(await room.trials.people(id));
    const ids = people.map((person) => person.id);
    const open = await room.runs.listUnfinished(ids);
    for (const ticket of open) {
      const customer = people.find((person) => person.id === ticket.customerId);
      if (customer) await changeStatus(room, customer, { id: ticket.id, status: "Closed" });
    }
    await sendHome(room, people);
    await endTrial(room, id);
    kept += (await room.runs.listTickets(ids, new Date(0))).length;
    closed += open.length;
  }
  if (kept === 0) return "";
  const shut = closed > 0 ? ` ${closed} of them were still open and have been closed.` : "";
  return `Its ${kept} complaints are in no figure and in no list of people's. For ${inWords(KEPT_MS)} All tickets shows them with “Show experiments”; then they are deleted, with its agents and all that happened to them.${shut}`;
}
