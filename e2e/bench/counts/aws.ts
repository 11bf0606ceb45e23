import { until } from "#e2e/fixtures/until.ts";
import { sumOfRequests } from "../aws-requests.ts";
import { addAgents } from "../side-by-side/add-agents.ts";
import { putToWork } from "../side-by-side/agents-at-work.ts";
import { ours } from "../side-by-side/contenders.ts";
import { drainBurst } from "../side-by-side/run.ts";
import { openWorld } from "../side-by-side/world.ts";
import type { Counted } from "./compare.ts";

const ALONE = 8;
const IN_A_BURST = 80;
/** What AWS bills of a ticket; the rest is asked by the clock. */
const OF_A_TICKET = ["sns PublishBatch", "sqs ReceiveMessage", "sqs DeleteMessageBatch"];

/** AWS requests of a ticket of a real consumer with production's long polls: one ticket after the other, and in a burst. */
export async function countAws(): Promise<Counted> {
  const contender = ours(1);
  await using world = await openWorld();
  const desk = contender.openDesk(world);
  await addAgents(world.look, 1);
  const { file, args, readyLine } = contender.script;
  const consumer = await world.start(file, args, readyLine, { QUICKFIX_MODE: "production" });
  const requests = async () => sumOfRequests([world.requests(), await contender.requestsOf(consumer)]);
  const work = putToWork(world, desk, ALONE);
  const before = await requests();
  for (let number = 1; number <= ALONE; number++) {
    await desk.file(number);
    await until("it is solved", async () => work.solved() === number, { everyMs: 5, withinMs: 60_000 });
    await desk.drain();
    await world.drained();
  }
  const after = await requests();
  const burst = await drainBurst(contender, { tickets: IN_A_BURST, agents: 40 });
  const counts = OF_A_TICKET.flatMap((operation): [string, number][] => [
    [`alone: ${operation}`, ((after.get(operation) ?? 0) - (before.get(operation) ?? 0)) / ALONE],
    [`in a burst: ${operation}`, (burst.requests.get(operation) ?? 0) / IN_A_BURST],
  ]);
  return Object.fromEntries(counts.map(([what, count]) => [what, Number(count.toFixed(2))]));
}
