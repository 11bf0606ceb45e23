import type { TicketId } from "./ids.ts";
import type { Priority } from "./vocabulary.ts";

const HOUR_MS = 3_600_000;

/** How far ahead of its filing time a ticket stands in line. Ageing is the point: a Low ticket overtakes every Critical one filed 5 h later. */
const HEAD_START_MS = {
  Critical: 4 * HOUR_MS,
  High: HOUR_MS,
  Medium: 0,
  Low: -HOUR_MS,
} satisfies Record<Priority, number>;

/** The ticket's place in line, fixed for its life unless its priority changes: earlier goes first, and returning never loses it. */
export function dispatchAt(createdAt: Date, priority: Priority): Date {
  return new Date(createdAt.getTime() - HEAD_START_MS[priority]);
}

/** How many hours ahead of its filing a ticket of this priority stands in line; less than none is behind. */
export function headStartHours(priority: Priority): number {
  return HEAD_START_MS[priority] / HOUR_MS;
}

/** Where a ticket stands in line. */
export interface LinePosition {
  readonly dispatchAt: Date;
  readonly id: TicketId;
}

/** The order of the line: by place, and of two with the same place the one with the smaller id first. */
export function byPlaceInLine(a: LinePosition, b: LinePosition): number {
  return a.dispatchAt.getTime() - b.dispatchAt.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id));
}
