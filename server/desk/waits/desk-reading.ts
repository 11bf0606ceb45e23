import { isOnDuty } from "#server/core/agent.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { byPlaceInLine } from "#server/core/priority.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { DeskToday } from "#server/core/wait/expected-wait.ts";
import type { InLine } from "#server/core/wait/forecast.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { isOpenAt, nextClosing } from "#server/desk/hours/open-time.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import type { Lately } from "./kept-lately.ts";
import type { WaitStore } from "./store.ts";

/** Behind so many nobody can be told anything. */
const FAR = 300;

export type ReadingPorts = Pick<AssignmentPorts, "store" | "clock"> &
  Agents<"list"> &
  Hours<"read"> &
  Pick<WaitStore, "line"> & { readonly lately: () => Promise<Lately> };

export type DeskReading = Awaited<ReturnType<typeof readDesk>>;

export type Staffed = DeskToday & Pick<DeskReading, "everybody" | "opening">;

/** The line as far as anybody can be told anything, who is there, and what they have. */
export async function readDesk({ store, agents, clock, lately, hours, line: lineOf }: ReadingPorts) {
  const [line, everybody, { pace, arrivals }, opening] = await Promise.all([
    lineOf(FAR),
    agents.list(),
    lately(),
    hours.read(),
  ]);
  const onDuty = everybody.filter(isOnDuty);
  const held = await store.listHeld(onDuty.map(({ id }) => id));
  return { line, everybody, pace, arrivals, opening, onDuty, held, now: clock.now() };
}

/** Has a ticket join a line that was read. @returns its place, or null where that is too far back, and the line stays as it was */
export function joinLine(line: InLine[], ticket: InLine): number | null {
  const there = line.findIndex(({ id }) => id === ticket.id);
  if (there >= 0) line.splice(there, 1);
  const index = line.findLastIndex((each) => byPlaceInLine(each, ticket) < 0) + 1;
  if (index >= FAR) return null;
  line.splice(index, 0, ticket);
  return index + 1;
}

/** The desk as far as this place of its line: what is behind it makes nobody before it wait. */
export function deskUntil(reading: DeskReading, place: number): Staffed {
  const { line, everybody, pace, arrivals, opening, onDuty, held, now } = reading;
  return {
    now,
    everybody,
    opening,
    line: line.slice(0, place),
    workers: onDuty.map((agent) => ({
      agent,
      heldSince: held.flatMap((ticket) => (ticket.assignedTo === agent.id ? [begunAt(ticket, now)] : [])),
    })),
    pace,
    arrivals,
    closesAt: isOpenAt(opening, now) ? nextClosing(opening, now) : null,
  };
}

/** Of what came back from its customer only that is known, and not when. */
function begunAt({ assign }: Ticket, now: Date): Date {
  return assign && assign.by !== "return" ? assign.at : now;
}
