import { type AgentState, hasSkill } from "../agent.ts";
import { declineOf } from "../declines.ts";
import type { TicketId } from "../ids.ts";
import { whyNot } from "../taking.ts";
import type { Ticket } from "../ticket.ts";
import type { Seat } from "./free-first.ts";
import { type Arrivals, overtakersOf } from "./overtakers.ts";
import { drawMs, type Pace, restOf } from "./pace.ts";
import { NEVER, playOut, type Standing } from "./play-out.ts";

/** A ticket in line as far as the order of the line and who may take it go. */
export type InLine = Pick<Ticket, "id" | "userId" | "category" | "dispatchAt" | "declines" | "trial">;

/** Somebody on duty, and since when they have had each ticket that they are working on. */
export interface Worker {
  readonly agent: Pick<AgentState, "id" | "skills" | "capacity" | "trial">;
  readonly heldSince: readonly Date[];
}

/** A desk as it is at a moment. */
export interface DeskNow {
  readonly now: Date;
  /** In the order of the line. */
  readonly line: readonly InLine[];
  readonly workers: readonly Worker[];
  readonly pace: Pace;
  readonly arrivals: Arrivals;
}

const RUNS = 120;
/** What nobody sees coming, such as people who come and go: the farther away, the more of it, as the standard deviation of a logarithm. */
const UNSEEN = 0.28;
const UNSEEN_AFTER_MS = 45 * 60_000;

/**
 * When each ticket that is asked for gets somebody, in ms from now, once for each of the futures that were drawn: places become free
 * as tickets here usually end, and whoever has one takes the first of the line that they may. Infinity where nobody
 * takes it. The same desk gives the same futures to the same chance.
 */
export function forecast(
  desk: DeskNow,
  random: () => number,
  asked: ReadonlySet<TicketId>,
): ReadonlyMap<TicketId, readonly number[]> {
  const { line, workers, pace } = desk;
  const nowMs = desk.now.getTime();
  const [only] = line;
  // Whoever is free takes it now, in whatever future: a calm desk need not draw any.
  if (only && line.length === 1 && workers.some((worker) => isFreeFor(worker, only, desk.now)))
    return new Map([[only.id, Array<number>(RUNS).fill(0)]]);
  const { standing, known } = standingOf(desk);
  const last = line.at(-1);
  const overtakers = last && overtakersOf(desk.arrivals, { nowMs, place: last.dispatchAt.getTime() });
  const speeds = workers.map(({ agent }) => pace.speedOf(agent.id));
  const draw = (worker: number) => drawMs(pace, speeds[worker] ?? 1, random);
  const drawSeats = seatsOf(desk, random, draw);
  const waits = new Map<TicketId, number[]>(line.flatMap(({ id }) => (asked.has(id) ? [[id, []]] : [])));
  for (let run = 0; run < RUNS; run++) {
    const coming = overtakers?.(random) ?? [];
    const got = playOut({ standing, coming, seats: drawSeats(), known, draw });
    const luck = bell(random);
    line.forEach(({ id }, index) => waits.get(id)?.push(unseen((got[index] ?? NEVER) - nowMs, luck)));
  }
  return waits;
}

/** Who may take what of the line, and of what may still come. */
function standingOf({ line, workers, now }: DeskNow) {
  const staff = new Set<string>(workers.map(({ agent }) => agent.id));
  const alike = new Map<string, readonly number[]>();
  const once = (key: string, make: () => readonly number[]) => {
    const from = alike.get(key) ?? make();
    alike.set(key, from);
    return from;
  };
  const fromOf = (ticket: InLine) => workers.map(({ agent }) => mayTakeFrom(agent, ticket, now));
  const standing = line.map((ticket, index): Standing => {
    const { category, trial, declines, userId, dispatchAt } = ticket;
    // Of most only the category says who may take them.
    const isLikeOthers = declines.length === 0 && !staff.has(userId);
    const from = isLikeOthers ? once(`${trial}:${category}`, () => fromOf(ticket)) : fromOf(ticket);
    return { place: dispatchAt.getTime(), from, index };
  });
  const known = (category: string) =>
    once(`+${category}`, () => workers.map(({ agent }) => (hasSkill(agent, category) ? now.getTime() : NEVER)));
  return { standing, known };
}

function isFreeFor({ agent, heldSince }: Worker, ticket: InLine, now: Date): boolean {
  return heldSince.length < agent.capacity && mayTakeFrom(agent, ticket, now) <= now.getTime();
}

/** From when on somebody may take a ticket, in ms: what they declined, once that is over. Infinity where they never may. */
export function mayTakeFrom(agent: Worker["agent"], ticket: InLine, now: Date): number {
  const reason = whyNot(agent, ticket, now);
  if (reason === null) return now.getTime();
  return reason === "declined" ? (declineOf(ticket, agent, now)?.until.getTime() ?? NEVER) : NEVER;
}

/** When each place of everybody becomes free, drawn again and again; tickets beyond somebody's places take the next ones before the line does. */
function seatsOf({ workers, pace, now }: DeskNow, random: () => number, draw: (worker: number) => number) {
  const nowMs = now.getTime();
  const each = workers.map(({ agent, heldSince }) => ({
    rests: Array.from({ length: agent.capacity }, (_, n) => {
      const since = heldSince[n];
      return since ? restOf(pace, pace.speedOf(agent.id), nowMs - since.getTime()) : () => 0;
    }),
    beyond: heldSince.length - agent.capacity,
  }));
  return (): Seat[] =>
    each.flatMap(({ rests, beyond }, worker) => {
      const seats = rests.map((rest): Seat => ({ worker, at: nowMs + rest(random) }));
      for (let more = beyond; more > 0; more--) {
        const next = seats.reduce((first, seat) => (seat.at < first.at ? seat : first));
        next.at += draw(worker);
      }
      return seats;
    });
}

function unseen(waitMs: number, luck: number): number {
  return waitMs * Math.exp(luck * UNSEEN * (1 - Math.exp(-waitMs / UNSEEN_AFTER_MS)));
}

/** Normally distributed, by Box and Muller. */
function bell(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
