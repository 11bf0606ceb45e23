import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../../fixtures/until.ts";
import type { ChaosConsumer } from "../kit/consumers.ts";
import { type Load, startLoad } from "../kit/load.ts";
import type { ChaosWorld } from "../kit/world.ts";
import { createDice } from "./dice.ts";
import { reconcileNow } from "./reconcile-now.ts";
import { type Scene, STRIKES } from "./strikes.ts";

const CONSUMERS = 2;
const AGENTS = 6;
const PER_SECOND = 10;
const STRIKE_WITHIN_MS = 5_000;
const SETTLED_WITHIN_MS = 120_000;
/** What of each process's output is told when a seed went wrong. */
const LAST_LINES = 5;

export interface NemesisReport {
  readonly seed: number;
  readonly filed: number;
  /** What was done, in order, with the milliseconds since the start. */
  readonly journal: readonly string[];
}

/**
 * Files complaints at a steady pace and breaks one to three things every few seconds, all kinds by chance; mends
 * everything, waits until the desk rests, and looks whether anything is lost, doubled or contradicts itself: first as the
 * protocol left it, then with the net under it, which must find nothing to repair.
 * @throws naming the seed, what was done and what is wrong.
 */
export async function runNemesis(
  world: ChaosWorld,
  { seed, seconds }: { seed: number; seconds: number },
): Promise<NemesisReport> {
  const startedAt = performance.now();
  const journal: string[] = [];
  const note = (text: string) => journal.push(`${Math.round(performance.now() - startedAt)} ms: ${text}`);
  try {
    await restoreConsumers(world);
    await using load = await startLoad(world, { agents: AGENTS, perSecond: PER_SECOND });
    await torment(world, load, { seed, seconds, note });
    await mend(world, load);
    note("mended");
    await load.untilAllSolved({ withinMs: SETTLED_WITHIN_MS });
    await world.expectNothingLost();
    const repairs = await reconcileNow(world.db);
    if (repairs.length > 0) throw new Error(`The protocol left work for the net under it: ${repairs.join(", ")}.`);
    return { seed, filed: load.filed.size, journal };
  } catch (error) {
    const story = [`Seed ${seed} with ${seconds} seconds went wrong.`, ...journal, ...explain(error)];
    throw new Error([...story, ...lastWords(world)].join("\n"), { cause: error });
  }
}

async function torment(
  world: ChaosWorld,
  load: Load,
  { seed, seconds, note }: { seed: number; seconds: number; note: (text: string) => void },
): Promise<void> {
  const dice = createDice(seed);
  const scene: Scene = { world, load, dice, rules: [], frozen: new Set<ChaosConsumer>() };
  const endsAt = performance.now() + seconds * 1_000;
  while (performance.now() < endsAt) {
    for (let count = dice.between(1, 3); count > 0; count--) {
      const strike = dice.pick(STRIKES);
      // A strike may fail on what an earlier one broke: that is answer enough.
      const failed = (error: unknown) => `a strike failed: ${error instanceof Error ? error.message : String(error)}`;
      note(await Promise.race([strike(scene).catch(failed), sleep(STRIKE_WITHIN_MS, "a strike hangs")]));
    }
    await sleep(dice.between(1_000, 4_000));
    if (dice.random() < 0.3) continue;
    await mend(world, load);
    scene.rules.length = 0;
    scene.frozen.clear();
    note("mended");
    await sleep(dice.between(0, 1_000));
  }
}

async function mend(world: ChaosWorld, load: Load): Promise<void> {
  await world.repaired();
  await restoreConsumers(world);
  for (const agent of load.agents) {
    const onDuty = { kind: "availability", agentId: agent.id, input: { availability: "available" } } as const;
    await until(`${agent.name} on duty`, () => world.web.ask(agent, onDuty), { withinMs: 60_000, everyMs: 200 });
  }
}

/** What went wrong and why, down to the first cause. */
function explain(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  return [error.message, ...(error.cause === undefined ? [] : explain(error.cause))];
}

/** Whether what should run runs, and what each part printed last. */
function lastWords({ database, web, consumers }: ChaosWorld): string[] {
  const parts = [
    { name: "database", part: database.process },
    { name: "web", part: web.process },
    ...consumers().map((part) => ({ name: "consumer", part })),
  ];
  return parts.flatMap(({ name, part }) => [
    `${name} (pid ${part.pid}) ${part.isAlive() ? "runs" : "has ended"}:`,
    ...part.lines.slice(-LAST_LINES).map((line) => `  ${line}`),
  ]);
}

/** As many as at the start: some were killed, some added. */
async function restoreConsumers(world: ChaosWorld): Promise<void> {
  await Promise.all(
    world
      .consumers()
      .slice(CONSUMERS)
      .map((consumer) => consumer.end("SIGTERM")),
  );
  while (world.consumers().length < CONSUMERS) await world.addConsumer();
}
