import { freeFirst, type Seat } from "./free-first.ts";
import type { Arrival } from "./overtakers.ts";

export const NEVER = Number.POSITIVE_INFINITY;

export interface Standing {
  readonly place: number;
  /** By worker: from when on they may take it, in ms; Infinity where they never may. */
  readonly from: readonly number[];
  /** Which of the line it is; null for somebody who came later. */
  readonly index: number | null;
}

/** What one future is made of. */
export interface Future {
  /** In the order of the line. */
  readonly standing: readonly Standing[];
  readonly coming: readonly Arrival[];
  readonly seats: readonly Seat[];
  /** From when on who may take what is of this category. */
  readonly known: (category: string) => readonly number[];
  /** How long somebody will have the ticket that they take next. */
  readonly draw: (worker: number) => number;
}

/** When each ticket of the line gets somebody in this future: whoever has a place takes the first that they may. */
export function playOut({ standing, coming, seats, known, draw }: Future): number[] {
  const got = standing.map(() => NEVER);
  const line: Standing[] = [...standing];
  const free = freeFirst(seats);
  // Most are taken from the head: what is before it has gone.
  let head = 0;
  let left = standing.length;
  let came = 0;
  for (let seat = free.first(); seat && left > 0; seat = free.first()) {
    const { worker, at } = seat;
    for (let next = coming[came]; next && next.at <= at; next = coming[++came]) {
      const { place, category } = next;
      line.splice(firstBehind(line, head, place), 0, { place, from: known(category), index: null });
    }
    const taken = firstFrom(line, head, worker, at);
    const ticket = line[taken];
    if (!ticket) {
      seat.at = soonestFor(line, head, worker);
      // Nothing that waits is for them; who comes later may be, and does not matter to those who wait.
      if (seat.at === NEVER) free.dropFirst();
      else free.moved();
      continue;
    }
    if (taken === head) head++;
    else line.splice(taken, 1);
    if (ticket.index !== null) {
      got[ticket.index] = at;
      left--;
    }
    seat.at += draw(worker);
    free.moved();
  }
  return got;
}

/** Where somebody with this place stands in line: behind all whose place is no later. */
function firstBehind(line: readonly Standing[], head: number, place: number): number {
  let [low, high] = [head, line.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((line[middle]?.place ?? NEVER) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

function firstFrom(line: readonly Standing[], head: number, worker: number, at: number): number {
  let index = head;
  while (index < line.length && (line[index]?.from[worker] ?? NEVER) > at) index++;
  return index;
}

function soonestFor(line: readonly Standing[], head: number, worker: number): number {
  let soonest = NEVER;
  for (let index = head; index < line.length; index++) soonest = Math.min(soonest, line[index]?.from[worker] ?? NEVER);
  return soonest;
}
