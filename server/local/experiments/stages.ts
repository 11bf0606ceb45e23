import { within } from "#server/platform/within.ts";
import type { Cast } from "./cast.ts";
import type { Fault, FaultSeen, Plan } from "./catalogue.ts";
import type { Evidence } from "./evidence.ts";
import type { Filer } from "./filer.ts";
import type { Journal } from "./journal.ts";
import type { Sampler } from "./sampler.ts";
import type { RunTicket } from "./store.ts";
import type { World } from "./world.ts";

const LOOK_EVERY_MS = 100;
const FIRST_WITHIN_MS = 60_000;
const DEATH_WITHIN_MS = 30_000;
const BURST_WITHIN_MS = 120_000;
const REST_WITHIN_MS = 90_000;
/** Complaints around the fault come one after the other, as in life. */
const PACE_MS = 250;
/** The last ones of a fault are filed before it ends. */
const SHARE_OF_FAULT = 0.8;

/** One run under way. */
export interface Stage {
  readonly world: World;
  readonly plan: Plan;
  readonly journal: Journal;
  readonly filer: Filer;
  readonly cast: Cast;
  readonly sampler: Sampler;
  /** Aborted by whoever wants it to stop. */
  readonly giveUp: AbortSignal;
}

export interface Broken {
  /** Every complaint of this time, once it is confirmed. */
  readonly filing: Promise<void>;
  readonly seen: Pick<FaultSeen, "restarts" | "awsFaultsApplied">;
}

/** Shows that the desk works before anything is done to it. @throws when it does not. */
export async function showThatItWorks(stage: Stage): Promise<void> {
  const { journal, filer, plan } = stage;
  const { before } = plan.load;
  if (before === 0) return;
  journal.enter("before", `${before} complaints are filed while everything is well`);
  const isConfirmed = await isDoneWithin(stage, FIRST_WITHIN_MS, filer.file(before, before * PACE_MS));
  if (isConfirmed && (await until(stage, FIRST_WITHIN_MS, (tickets) => tickets.every(isEnded)))) return;
  throw new Error("The first complaints were not solved in time, so nothing was broken on purpose.");
}

/** Does what the experiment is about, and undoes it when its time is over. */
export async function breakIt(stage: Stage): Promise<Broken> {
  const { world, plan, journal, filer, sampler } = stage;
  const { fault, load, isBurst } = plan;
  const restartsBefore = (await world.obey({ do: "look" })).restarts;
  if (!fault) journal.enter("fault", `${load.during} complaints are filed at once`);
  else {
    journal.enter("fault", fault.begins, "fault");
    sampler.beginFault();
    await world.obey(fault.order);
  }
  const filing = filer.file(load.during, isBurst ? 0 : (fault?.seconds ?? 0) * 1_000 * SHARE_OF_FAULT);
  filing.catch(() => undefined); // It is waited for once the fault is over.
  if (!fault) await isDoneWithin(stage, BURST_WITHIN_MS, filing);
  const isOver = fault ? await lasts(stage, fault, restartsBefore.consumer ?? 0) : true;
  const { restarts, awsFaultsApplied } = await world.obey({ do: "undo" });
  sampler.endFault();
  if (fault) journal.note(isOver ? "healed" : "problem", isOver ? fault.ends : "What was to happen did not happen");
  const since = (child: "consumer" | "db") => (restarts[child] ?? 0) - (restartsBefore[child] ?? 0);
  return { filing, seen: { restarts: { consumer: since("consumer"), db: since("db") }, awsFaultsApplied } };
}

/** Waits while the fault lasts; false when it never came. */
async function lasts({ world, giveUp }: Stage, { seconds }: Fault, restartsBefore: number): Promise<boolean> {
  if (seconds !== null) {
    await world.timers.sleep(seconds * 1_000, giveUp);
    return true;
  }
  const deadline = performance.now() + DEATH_WITHIN_MS;
  while (performance.now() < deadline && !giveUp.aborted) {
    const { restarts } = await world.obey({ do: "look" });
    if ((restarts.consumer ?? 0) > restartsBefore) return true;
    await world.timers.sleep(LOOK_EVERY_MS, giveUp);
  }
  return false;
}

/**
 * Measures how long it takes from now until everything filed so far is confirmed and out of the line, then shows that
 * the desk works as before. Null when the line did not become clear in time.
 */
export async function recover(stage: Stage, filing: Promise<void>): Promise<number | null> {
  const { journal, filer, plan } = stage;
  const healedAt = performance.now();
  const boundMs = plan.recoverWithinSeconds * 1_000;
  journal.enter("after", "Waiting until nobody who filed by now stands in line");
  const isConfirmed = await isDoneWithin(stage, boundMs, filing);
  const leftMs = boundMs - (performance.now() - healedAt);
  const isClear = await until(stage, leftMs, (tickets) => {
    const known = new Set(tickets.map(({ id }) => id));
    return filer.filed.every((id) => known.has(id)) && tickets.every(({ status }) => status !== "Open");
  });
  const recoveryMs = performance.now() - healedAt;
  if (!isConfirmed || !isClear) {
    journal.note("problem", "The line did not become clear in time");
    return null;
  }
  journal.note("note", "The line is clear");
  const { after } = plan.load;
  if (after > 0) {
    journal.note("note", `${after} more complaints are filed`);
    await isDoneWithin(stage, boundMs, filer.file(after, after * PACE_MS));
  }
  return recoveryMs;
}

/** Waits until everything is solved and relayed and the queue is empty; what is not by then is for the verdict to say. */
export async function comeToRest(stage: Stage): Promise<void> {
  const { world } = stage;
  stage.journal.enter("checking", "Waiting until everything is solved and the last message is handled");
  const isDone = (ticket: RunTicket) => isEnded(ticket) && ticket.isRelayed;
  await until(stage, REST_WITHIN_MS, async (tickets) => tickets.every(isDone) && (await world.countMessages()) === 0);
}

/** Reads everything that the verdict is made of. */
export async function gather({ world, cast, journal }: Stage): Promise<Evidence> {
  const tickets = await world.store.listTickets([...cast.customers.keys()], journal.startedAt);
  const events = await world.store.listEvents(tickets.map(({ id }) => id));
  const assigned = events.filter(({ type }) => type === "ticket.assigned").map(({ id }) => id);
  const [notices, violations] = await Promise.all([world.store.listNotices(assigned), world.findViolations()]);
  return { tickets, events, notices, violations };
}

function isEnded({ status }: Pick<RunTicket, "status">): boolean {
  return status === "Resolved" || status === "Closed";
}

/** Asks the database until it is so; false when the time is over. A database that is away has not said so. */
async function until(
  { world, cast, journal, giveUp }: Stage,
  withinMs: number,
  isSo: (tickets: readonly RunTicket[]) => boolean | Promise<boolean>,
): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  do {
    giveUp.throwIfAborted();
    try {
      if (await isSo(await world.store.listTickets([...cast.customers.keys()], journal.startedAt))) return true;
    } catch {
      // It is asked again.
    }
    await world.timers.sleep(LOOK_EVERY_MS, giveUp);
  } while (performance.now() < deadline);
  return false;
}

/** Waits for it, but not for ever; whether it came about. */
async function isDoneWithin({ world, giveUp }: Stage, ms: number, what: Promise<void>): Promise<boolean> {
  const done = what.then(() => true);
  const isDone = await within({ timers: world.timers, ms, signal: giveUp }, done, false);
  giveUp.throwIfAborted();
  return isDone;
}
