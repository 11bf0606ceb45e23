import type { Actor } from "../actor.ts";
import type { AgentState } from "../agent.ts";
import { type AssignmentPorts, newStamp } from "../assignments/ports.ts";
import { settle } from "../assignments/settle.ts";
import { retire, setCapacity, setDuty, setPresence } from "../changes/agent.ts";
import { answer } from "../changes/answer.ts";
import { close, reopen, resolve, waitOnCustomer } from "../changes/end.ts";
import { give } from "../changes/give.ts";
import type { Stamp } from "../changes/stamp.ts";
import { takeBack } from "../changes/take-back.ts";
import { ADMIN, CUSTOMER } from "../testing.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { MemoryDesk } from "./memory-desk.ts";

/** Longer than any test runs by its own clock. */
const DECLINE_MS = 86_400_000;

type Decide = (ticket: Ticket, stamp: Stamp) => TicketChange | null;

/** Everything a person may do to a ticket, as long as it stands in the right status. */
function ticketActions(agents: readonly AgentState[], random: () => number): readonly Decide[] {
  const anyAgent = () => agents[Math.floor(random() * agents.length)];
  const assignee = (ticket: Ticket): Actor => ({ ...ADMIN, id: ticket.assignedTo ?? ADMIN.id });
  const only =
    (statuses: readonly Ticket["status"][], decide: Decide): Decide =>
    (ticket, stamp) =>
      statuses.includes(ticket.status) ? decide(ticket, stamp) : null;
  const held = ["In Progress", "Waiting on Customer"] as const;
  return [
    only(held, (ticket, stamp) => resolve(ticket, assignee(ticket), stamp)),
    only(["In Progress"], (ticket, stamp) => waitOnCustomer(ticket, assignee(ticket), stamp)),
    only(["Waiting on Customer"], (ticket, stamp) => {
      const agent = agents.find(({ id }) => id === ticket.assignedTo) ?? null;
      return answer(ticket, agent, CUSTOMER, stamp, "Here it is.");
    }),
    only(held, (ticket, stamp) => takeBack(ticket, ADMIN, stamp, DECLINE_MS)),
    only([...held, "Open"], (ticket, stamp) => {
      const to = anyAgent();
      return to && !to.deleted && to.id !== ticket.assignedTo ? give(ticket, to, ADMIN, stamp, DECLINE_MS) : null;
    }),
    only([...held, "Open"], (ticket, stamp) => close(ticket, CUSTOMER, stamp)),
    only(["Resolved", "Closed"], (ticket, stamp) => reopen(ticket, CUSTOMER, stamp)),
  ];
}

/**
 * One command of one person, picked at random, as the web process runs it: read, decide, write if nothing changed, then
 * make the agents true at once, unless the process dies before that.
 */
export async function actOnTicket(desk: MemoryDesk, ports: AssignmentPorts, random: () => number): Promise<void> {
  const ids = [...desk.state.tickets.keys()];
  const id = ids[Math.floor(random() * ids.length)];
  if (!id) return;
  const agents = await Promise.all([...desk.state.agents.keys()].map((agentId) => ports.store.findAgent(agentId)));
  const actions = ticketActions(
    agents.filter((agent) => agent !== null),
    random,
  );
  const decide = actions[Math.floor(random() * actions.length)];
  for (let attempt = 0; attempt < 12; attempt++) {
    const ticket = await ports.store.findTicket(id);
    const change = ticket && decide?.(ticket, newStamp(ports));
    if (!ticket || !change) return;
    if ((await ports.store.commit(ticket, change)) !== "won") continue;
    for (const agentId of change.event.agents) {
      await settle(ports, agentId);
    }
    return;
  }
}

/** The same for an agent: comes, goes, gets another capacity, or leaves for good. */
export async function actOnAgent(desk: MemoryDesk, ports: AssignmentPorts, random: () => number): Promise<void> {
  const ids = [...desk.state.agents.keys()];
  const id = ids[Math.floor(random() * ids.length)];
  if (!id) return;
  const agent = await ports.store.findAgent(id);
  if (!agent || agent.deleted) return;
  const dice = random();
  desk.commandAgent(agent, (current, stamp) => {
    if (dice < 0.1) return retire(current, ADMIN.id, stamp);
    if (dice < 0.2) return setPresence(current, current.awaySince ? "here" : "away", stamp);
    if (dice < 0.35) return setCapacity(current, current.capacity === 1 ? 2 : 1, ADMIN.id, stamp);
    return setDuty(current, !current.onDuty, id, stamp);
  });
  await settle(ports, id);
}
