import { type AgentState, hasSkill } from "../agent.ts";
import { declineOf } from "../declines.ts";
import type { TicketId } from "../ids.ts";
import { whyNot } from "../taking.ts";
import type { Ticket } from "../ticket.ts";
import { type Arrival, type Arrivals, drawOvertakers } from "./overtakers.ts";
import { drawMs, drawRestMs, type Pace } from "./pace.ts";

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

/** A place of somebody's, and when it is free. */
interface Seat {
  readonly worker: number;
  at: number;
}

interface Standing {
  readonly place: number;
  /** By worker: from when on they may take it, in ms; Infinity where they never may. */
  readonly from: readonly number[];
  /** Which of the line it is; null for somebody who came later. */
  readonly index: number | null;
}

const RUNS = 120;
const NEVER = Number.POSITIVE_INFINITY;
/** What nobody sees coming, such as people who come and go: the farther away, the more of it, as the standard deviation of a logarithm. */
const UNSEEN = 0.28;
const UNSEEN_AFTER_MS = 45 * 60_000;

/**
 * When each ticket of the line gets somebody, in ms from now, once for each of the futures that were drawn: places become free
 * as tickets here usually end, and whoever has one takes the first of the line that they may. Infinity where nobody
 * takes it. The same desk gives the same futures to the same chance.
 */
export function forecast(desk: DeskNow, random: () => number): ReadonlyMap<TicketId, readonly number[]> {
  const { line, workers } = desk;
  const nowMs = desk.now.getTime();
  const [only] = line;
  // Whoever is free takes it now, in whatever future: a calm desk need not draw any.
  if (only && line.length === 1 && workers.some((worker) => isFreeFor(worker, only, desk.now)))
    return new Map([[only.id, Array<number>(RUNS).fill(0)]]);
  const last = line.at(-1);
  const standing = line.map(
    (ticket, index): Standing => ({
      place: ticket.dispatchAt.getTime(),
      from: workers.map(({ agent }) => mayTakeFrom(agent, ticket, desk.now)),
      index,
    }),
  );
  const takersOf = new Map<string, readonly number[]>();
  const known = (category: string) => {
    const from = takersOf.get(category) ?? workers.map(({ agent }) => (hasSkill(agent, category) ? nowMs : NEVER));
    takersOf.set(category, from);
    return from;
  };
  const waits = line.map((): number[] => []);
  for (let run = 0; run < RUNS; run++) {
    const coming = last ? drawOvertakers(desk.arrivals, { nowMs, place: last.dispatchAt.getTime() }, random) : [];
    const got = playOut({ standing, coming, seats: seatsOf(desk, random), known, desk, random });
    const luck = bell(random);
    got.forEach((at, index) => waits[index]?.push(unseen(at - nowMs, luck)));
  }
  return new Map(line.map(({ id }, index) => [id, waits[index] ?? []]));
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

/** When each place of everybody becomes free; tickets beyond somebody's places take the next ones before the line does. */
function seatsOf({ workers, pace, now }: DeskNow, random: () => number): Seat[] {
  const nowMs = now.getTime();
  return workers.flatMap(({ agent, heldSince }, worker) => {
    const speed = pace.speedOf(agent.id);
    const seats = Array.from({ length: agent.capacity }, (_, n): Seat => {
      const since = heldSince[n];
      return { worker, at: since ? nowMs + drawRestMs(pace, speed, nowMs - since.getTime(), random) : nowMs };
    });
    for (let more = heldSince.length - agent.capacity; more > 0; more--) {
      const next = seats.reduce((first, seat) => (seat.at < first.at ? seat : first));
      next.at += drawMs(pace, speed, random);
    }
    return seats;
  });
}

interface Future {
  readonly standing: readonly Standing[];
  readonly coming: readonly Arrival[];
  readonly seats: readonly Seat[];
  readonly known: (category: string) => readonly number[];
  readonly desk: DeskNow;
  readonly random: () => number;
}

function playOut({ standing, coming, seats, known, desk, random }: Future): number[] {
  const got = standing.map(() => Number.POSITIVE_INFINITY);
  const line: Standing[] = [...standing];
  const speeds = desk.workers.map(({ agent }) => desk.pace.speedOf(agent.id));
  const working = [...seats];
  let left = standing.length;
  let came = 0;
  while (left > 0 && working.length > 0) {
    const seat = working.reduce((first, each) => (each.at < first.at ? each : first));
    for (let next = coming[came]; next && next.at <= seat.at; next = coming[++came]) {
      const { place, category } = next;
      const behind = line.findIndex((each) => each.place > place);
      line.splice(behind < 0 ? line.length : behind, 0, { place, from: known(category), index: null });
    }
    const fromOf = ({ from }: Standing) => from[seat.worker] ?? NEVER;
    const taken = line.findIndex((each) => fromOf(each) <= seat.at);
    if (taken < 0) {
      seat.at = Math.min(...line.map(fromOf));
      // Nothing that waits is for them; who comes later may be, and does not matter to those who wait.
      if (seat.at === NEVER) working.splice(working.indexOf(seat), 1);
      continue;
    }
    const [ticket] = line.splice(taken, 1);
    if (ticket?.index !== undefined && ticket.index !== null) {
      got[ticket.index] = seat.at;
      left--;
    }
    seat.at += drawMs(desk.pace, speeds[seat.worker] ?? 1, random);
  }
  return got;
}

function unseen(waitMs: number, luck: number): number {
  return waitMs * Math.exp(luck * UNSEEN * (1 - Math.exp(-waitMs / UNSEEN_AFTER_MS)));
}

/** Normally distributed, by Box and Muller. */
function bell(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
