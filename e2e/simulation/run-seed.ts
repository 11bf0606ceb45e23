import { createChance } from "./chance.ts";
import { checkAtRest } from "./checks-at-rest.ts";
import type { Configuration } from "./configuration.ts";
import { type ConsumerProcess, reconcileAtRest, startConsumer } from "./consumer-process.ts";
import { sizeUpTo } from "./draw.ts";
import { forge } from "./forge.ts";
import { hireAgents } from "./hire-agents.ts";
import { OPENINGS } from "./openings.ts";
import { deskOf, perform } from "./people.ts";
import type { SimulatedProcess } from "./scheduler.ts";
import { createScript } from "./script.ts";
import { noTrace, type Trace } from "./trace.ts";
import { createWorld, type World } from "./world.ts";

export interface RunResult {
  /** One sentence for each thing that was wrong; empty when all was well. */
  readonly violations: readonly string[];
  readonly steps: number;
  /** Times at which everything had come to rest and was checked. */
  readonly rests: number;
  /** Changes by type of their event: what the run really exercised. */
  readonly events: ReadonlyMap<string, number>;
}

/** Far more than any run that ends; reaching it means that something goes round in circles. */
const MAX_STEPS = 60_000;
const MAX_REST_MS = 60 * 60_000;

/** One run: bursts of people, faults and kills, each followed by rest and judgement. The same seed repeats it exactly. */
export async function runSeed(configuration: Configuration, seed: number, trace: Trace = noTrace): Promise<RunResult> {
  const chance = createChance(seed);
  const world = createWorld(configuration, chance, (line) => trace(() => `${world.scheduler.steps()} ${line()}`));
  const run = createRun(world);
  await run.toTheEnd();
  const events = new Map<string, number>();
  for (const { entry } of world.state.events.values()) events.set(entry.type, (events.get(entry.type) ?? 0) + 1);
  return { violations: world.violations, steps: world.scheduler.steps(), rests: run.rests(), events };
}

function createRun(world: World) {
  const { configuration, chance, scheduler, queue, violations } = world;
  const { losses } = world.checks.history;
  const ticketsNow = () => [...world.state.tickets.values()].map(({ ticket }) => ticket);
  const script = createScript(world);
  const consumers: ConsumerProcess[] = [];
  const people = new Set<SimulatedProcess>();
  /** Consumers that are dead and will be replaced. */
  const mourned = new WeakSet<SimulatedProcess>();
  let stopping = 0;
  let acts = 0;
  let poisonLeft = configuration.poison;
  let poisoned = 0;
  let forgedLeft = configuration.forged;
  let aftermath = 0;
  let rests = 0;

  const somebodyActs = () => {
    const action = script.next();
    if (!action) return;
    const process = world.spawn(`person${++acts}-${action}`);
    if (chance.flip(configuration.slow)) process.slowMs = chance.pick([20, 400, 4_000]);
    if (chance.flip(configuration.doomed)) process.stepsLeft = 1 + chance.below(14);
    const { lastWords } = configuration;
    if (lastWords.length > 0) process.writesLeft = chance.pickFrom(lastWords) ?? process.writesLeft;
    world.trace(() => `${process.name} begins${process.stepsLeft < 20 ? `, dies after ${process.stepsLeft}` : ""}`);
    people.add(process);
    void perform(world, action, process).then(() => people.delete(process));
  };

  const poison = () => {
    poisonLeft--;
    poisoned++;
    const data = { ticketId: "f".repeat(24), complaintId: "COMP-1" };
    const unknown = JSON.stringify({ eventType: "ticket.created", timestamp: "2026-01-17T12:00:00.000Z", data });
    const attributes: Record<string, string> = chance.flip(0.5) ? { v: "1" } : {};
    queue.inject({ body: chance.pick(["{", unknown, '{"eventType":"ticket.created"}', "null"]), attributes });
  };

  const killConsumer = (index: number) => {
    const consumer = consumers[index];
    if (!consumer) return;
    world.trace(() => `${consumer.process.name} is killed`);
    scheduler.kill(consumer.process);
    replaceTheDead();
  };
  /** What a dead consumer held comes back when its visibility ends; mostly we do not wait for that. */
  const replaceTheDead = () => {
    for (const [index, { process }] of consumers.entries()) {
      if (process.isAlive) continue;
      const replace = () => {
        if (chance.flip(0.6)) queue.releaseAll(process);
        consumers[index] = startConsumer(world, process.name);
      };
      if (configuration.deadForMs === 0) replace();
      else if (!mourned.has(process)) void mourn(process).then(replace);
    }
  };
  const mourn = (process: SimulatedProcess) => {
    mourned.add(process);
    return world.spawn("watchman").timers.sleep(chance.below(configuration.deadForMs));
  };
  const restartConsumer = (index: number) => {
    const consumer = consumers[index];
    if (!consumer) return;
    world.trace(() => `${consumer.process.name} is told to stop`);
    stopping++;
    void consumer.stop().then(() => {
      stopping--;
      scheduler.kill(consumer.process);
    });
    consumers[index] = startConsumer(world, `${consumer.process.name}'`);
  };

  const misfortune = () => {
    if (chance.flip(configuration.crash)) {
      const victim = chance.below(consumers.length + people.size);
      if (victim < consumers.length) killConsumer(victim);
      else {
        const person = [...people][victim - consumers.length];
        if (person) scheduler.kill(person);
      }
    }
    if (stopping === 0 && chance.flip(configuration.restart)) restartConsumer(chance.below(consumers.length));
    if (chance.flip(configuration.lostReceipt)) queue.loseReceipt();
    if (chance.flip(configuration.stall)) scheduler.stallAny(chance.below(configuration.stallMs));
    if (poisonLeft > 0 && chance.flip(0.02)) poison();
    if (forgedLeft > 0 && chance.flip(0.02)) forge(world, forgedLeft--);
  };

  const beginBurst = () => {
    script.beginBurst();
    aftermath = chance.below(120);
    const { weather } = queue;
    weather.duplicate = configuration.duplicate;
    weather.refuse = configuration.refuse;
    weather.delayMs = configuration.delayMs;
    scheduler.setDangers(configuration);
  };
  const heal = () => {
    world.trace(() => "the storm is over");
    Object.assign(queue.weather, { duplicate: 0, refuse: 0, delayMs: 0 });
    scheduler.setDangers({ failure: 0, lostAnswer: 0, lastWrite: 0 });
    // What stands still goes on when its time comes, perhaps after everybody else is done: the worst moment.
  };

  const isAtRest = () => {
    for (const process of people) if (!process.isAlive) people.delete(process);
    if (people.size > 0 || stopping > 0 || queue.size() > 0 || scheduler.hasStalled()) return false;
    if (consumers.some((consumer) => consumer.isBusy() || !consumer.process.isAlive)) return false;
    const { tickets, agents } = world.state;
    if (losses.endAboutNow(ticketsNow())) return false;
    for (const { outbox } of tickets.values()) if (outbox.length > 0) return false;
    for (const { outbox } of agents.values()) if (outbox.length > 0) return false;
    return true;
  };

  const judge = async () => {
    rests++;
    world.trace(() => "at rest");
    checkAtRest(world.state, world.checks.history, world.fail);
    if (queue.deadLetters.length < poisoned) world.fail(`L5 a poisoned message is neither there nor put aside`);
    const innocent = queue.deadLetters.find(({ attributes }) => attributes["eventId"] !== undefined);
    if (innocent) world.fail(`L5 ${innocent.attributes["eventId"]} was put aside`);
    if (violations.length > 0) return;
    let repairs: readonly string[] | null = null;
    void reconcileAtRest(world).then((found) => {
      repairs = found;
    });
    while (repairs === null) {
      await scheduler.settled();
      if (!scheduler.step()) scheduler.advance();
    }
    const [repair] = repairs as readonly string[];
    if (repair) world.fail(`the reconciler repaired "${repair}" on a desk at rest`);
    world.checks.rested();
    world.consumption.rested();
  };

  /** Now and then the desk lies still until whoever lost a ticket may have it again. */
  const restLonger = async () => {
    const lasting = () => losses.anyLasts(ticketsNow());
    if (!lasting() || chance.flip(0.5)) return;
    while (lasting() && violations.length === 0) {
      await scheduler.settled();
      if (!scheduler.step()) scheduler.advance();
    }
    await rest();
  };

  /** Calm weather until nothing is left to do. */
  const rest = async () => {
    heal();
    const deadline = scheduler.now() + MAX_REST_MS;
    while (violations.length === 0) {
      await scheduler.settled();
      replaceTheDead();
      if (scheduler.step()) continue;
      if (isAtRest()) return judge();
      if (!scheduler.advance() || scheduler.now() > deadline || scheduler.steps() > MAX_STEPS) {
        world.fail("L3 it never comes to rest");
      }
    }
  };

  const storm = async () => {
    while (violations.length === 0 && (!script.isBurstOver() || aftermath-- > 0) && scheduler.steps() < MAX_STEPS) {
      await scheduler.settled();
      replaceTheDead();
      misfortune();
      if (!script.isBurstOver() && chance.flip(script.pace)) somebodyActs();
      else if (scheduler.step()) continue;
      else if (!script.isBurstOver() && chance.flip(0.3)) somebodyActs();
      else scheduler.advance();
    }
  };

  return {
    rests: () => rests,
    async toTheEnd() {
      hireAgents(world);
      for (let index = sizeUpTo(configuration.consumers, world) - 1; index >= 0; index--) {
        consumers.push(startConsumer(world, `consumer${index}`));
      }
      for (const phase of OPENINGS[configuration.opening](world)) {
        const process = world.spawn("opening");
        people.add(process);
        void phase(deskOf(world, process)).then(() => people.delete(process));
        await rest();
      }
      while (script.hasMore() && violations.length === 0) {
        beginBurst();
        await storm();
        await rest();
        await restLonger();
      }
    },
  };
}
