import { type Desk, eachOf } from "#e2e/fixtures/desk.ts";
import type { Person } from "#e2e/fixtures/people.ts";
import { type Listener, listen } from "#e2e/fixtures/socket.ts";
import { until } from "#e2e/fixtures/until.ts";

/** A customer, agents on duty, and everybody's socket. */
interface PeopleAtWork extends AsyncDisposable {
  /** So many tickets are filed, a few at a time, and solved by whoever has them, until the customer is told of each. */
  solveBurst(tickets: number): Promise<void>;
  /** All agents but one go off duty. */
  leaveOne(): Promise<void>;
  /** One ticket after the other is filed, solved by the agent who is left, and its customer told. */
  solveEachAlone(tickets: number): Promise<void>;
}

/** Invites people to a desk that is empty, and has them listen as their browsers would. */
export async function comeToWork(desk: Desk, realtimeUrl: string, agentCount: number): Promise<PeopleAtWork> {
  const customer = await desk.customer();
  const agents: Person[] = [];
  for (let number = 1; number <= agentCount; number++) {
    agents.push(await desk.agent(`Agent ${number}`, { onDuty: true }));
  }
  const [first, ...others] = agents;
  if (!first) throw new Error("Nobody is there to work.");
  await using opened = new AsyncDisposableStack();
  const told = opened.use(await listen(realtimeUrl, customer));
  const sockets = opened.use(await listenAll(realtimeUrl, agents));
  const listeners = opened.move();
  let solved = 0;
  return {
    async solveBurst(tickets) {
      const working = solveAll(agents, sockets.of, tickets);
      await eachOf([...Array(tickets).keys()], (number) => desk.file(customer, { title: `In a burst, ${number}` }));
      await working;
      solved += tickets;
      await untilSolved(told, solved);
    },
    async leaveOne() {
      for (const agent of others) await desk.setDuty(agent, false);
    },
    async solveEachAlone(tickets) {
      for (let number = 1; number <= tickets; number++) {
        const working = solveAll([first], sockets.of, 1);
        await desk.file(customer, { title: `Alone, ${number}` });
        await working;
        solved += 1;
        await untilSolved(told, solved);
      }
    },
    [Symbol.asyncDispose]: () => listeners.disposeAsync(),
  };
}

/** Everybody's own socket, as each has it open on the desk. */
async function listenAll(realtimeUrl: string, agents: readonly Person[]) {
  const opened = new Map<string, Listener>();
  for (const agent of agents) opened.set(agent.id, await listen(realtimeUrl, agent));
  return {
    of: ({ id }: Person): Listener => {
      const socket = opened.get(id);
      if (!socket) throw new Error("Somebody has no socket.");
      return socket;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of opened.values()) await socket[Symbol.asyncDispose]();
    },
  };
}

interface Told {
  readonly ticketId: string;
  readonly status: string;
  readonly assignedTo: string | null;
}

/** Agents solve what their sockets tell them that they have, until so many are solved. */
async function solveAll(agents: readonly Person[], socketOf: (agent: Person) => Listener, tickets: number) {
  let left = tickets;
  const solved = new Set<string>(
    agents.flatMap((agent) => mineIn(socketOf(agent), agent).map(({ ticketId }) => ticketId)),
  );
  const work = async (agent: Person) => {
    while (left > 0) {
      const mine = await until(
        "a ticket comes, or all are solved",
        async () => left <= 0 || mineIn(socketOf(agent), agent).find(({ ticketId }) => !solved.has(ticketId)),
        { withinMs: 60_000, everyMs: 2 },
      );
      if (mine === true) return;
      solved.add(mine.ticketId);
      await agent.api.complaints.changeStatus.mutate({ id: mine.ticketId, status: "Resolved" });
      left -= 1;
    }
  };
  await Promise.all(agents.map(work));
}

function mineIn(socket: Listener, { id }: Person): Told[] {
  return (socket.heard("complaintUpdated") as Told[]).filter(
    ({ status, assignedTo }) => status === "In Progress" && assignedTo === id,
  );
}

function untilSolved(customer: Listener, count: number): Promise<unknown> {
  return until("the customer is told of everything that is solved", async () => {
    const solved = (customer.heard("complaintUpdated") as Told[]).filter(({ status }) => status === "Resolved");
    return solved.length >= count;
  });
}
