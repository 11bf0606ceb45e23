import { ticketIdOf } from "#server/core/ids.ts";
import type { AgentActor } from "#server/core/testing.ts";
import { changeStatus } from "#server/desk/complaints/change-status.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { WAITS_KEPT_MS } from "#server/desk/waits/waits.ts";
import type { Counted } from "./compare.ts";
import { type Heard, type ListenedDesk, openListenedDesk } from "./listened-desk.ts";

const ALONE = 10;
const IN_A_BURST = 40;

/** What a ticket's whole way asks, filed, given out, told of and solved: tickets one after the other, as if each were alone. */
export function countAlone(): Promise<Counted> {
  return onDesk(1, async (desk, { file, solveAll }) => {
    await file(1);
    await solveAll();
    const { heard, publishes } = await desk.heardOf(async () => {
      for (let number = 0; number < ALONE; number++) {
        await file(1);
        await desk.comeToRest();
        await solveAll();
        await desk.comeToRest();
      }
    });
    return perTicket(heard, publishes, ALONE);
  });
}

/** The same of tickets that are filed at the same moment, given to as many agents, and solved at the same moment. */
export function countInBurst(): Promise<Counted> {
  return onDesk(IN_A_BURST, async (desk, { file, solveAll }) => {
    const { heard, publishes } = await desk.heardOf(async () => {
      await file(IN_A_BURST);
      await desk.comeToRest();
      await solveAll();
    });
    return perTicket(heard, publishes, IN_A_BURST);
  });
}

interface People {
  file(count: number): Promise<unknown>;
  /** Everybody solves what they have. */
  solveAll(): Promise<unknown>;
}

async function onDesk(agents: number, count: (desk: ListenedDesk, people: People) => Promise<Counted>) {
  await using desk = await openListenedDesk(agents > 1 ? WAITS_KEPT_MS : 0);
  const maya = await desk.addPerson("Maya", "user");
  const all: AgentActor[] = [];
  for (let number = 1; number <= agents; number++) all.push(await desk.addAgent(`Agent ${number}`));
  return await count(desk, {
    file: (tickets) =>
      Promise.all(
        Array.from({ length: tickets }, (_, number) => desk.file(maya, { title: `The kettle hums, ${number}` })),
      ),
    async solveAll() {
      const held = await desk.look.collection(complaintRows).find({ status: "In Progress" }).toArray();
      await Promise.all(
        held.map(async ({ _id, assignedTo }) => {
          const agent = all.find(({ id }) => id === assignedTo?.toHexString());
          const id = ticketIdOf(_id.toHexString());
          if (agent) await changeStatus(desk.desk, agent, { id, status: "Resolved", message: "It is mended." });
        }),
      );
    },
  });
}

function perTicket(heard: readonly Heard[], publishes: number, tickets: number): Counted {
  const counts = Object.entries(Object.groupBy(heard, ({ name }) => name));
  return {
    ...Object.fromEntries(counts.map(([name, all]) => [name, Number(((all?.length ?? 0) / tickets).toFixed(3))])),
    "all commands together": Number((heard.length / tickets).toFixed(3)),
    "requests to publish": Number((publishes / tickets).toFixed(3)),
  };
}
