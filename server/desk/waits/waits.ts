import { isOnDuty } from "#server/core/agent.ts";
import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import type { TicketId } from "#server/core/ids.ts";
import { byPlaceInLine } from "#server/core/priority.ts";
import type { Saying } from "#server/core/saying.ts";
import { seededRandom } from "#server/core/seeded-random.ts";
import { ANYTHING } from "#server/core/taking.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { type DeskToday, type ExpectedWait, expectedWaits } from "#server/core/wait/expected-wait.ts";
import { type InLine, mayTakeFrom } from "#server/core/wait/forecast.ts";

import type { Agents } from "#server/desk/agents/room.ts";
import { isOpenAt, nextClosing, nextOpening } from "#server/desk/hours/open-time.ts";
import { openingSaying } from "#server/desk/hours/opening-saying.ts";
import type { Hours } from "#server/desk/hours/room.ts";
import { sharedReading } from "#server/platform/shared-reading.ts";
import type { Lately } from "./kept-lately.ts";
import { type SaidWait, waitWords } from "./wait-words.ts";
import type { Wait } from "./wire.ts";

/** Behind so many nobody can be told anything. */
const FAR = 300;
/** The same desk is told the same, however often it asks. */
const SEED = 1;

type Ports = Pick<AssignmentPorts, "store" | "clock"> &
  Agents<"list"> &
  Hours<"read"> & { readonly lately: () => Promise<Lately> };

/** Says how long tickets in line still wait, by one reading of the line, of who is there and of what they have. */
export function createWaits(ports: Ports) {
  // All who ask at one moment are told by one reading.
  const read = sharedReading(() => readAll(ports));
  return {
    /** Of those among these tickets that stand in line, near enough to its head; nothing of the others. */
    async of(tickets: readonly Ticket[]): Promise<ReadonlyMap<TicketId, Wait>> {
      const open = tickets.filter(({ status }) => status === "Open");
      if (open.length === 0) return new Map();
      const desk = deskOf(await read(), open);
      const waits = expectedWaits(desk, seededRandom(SEED), open);
      const opens = opensAsSaid(desk);
      return new Map(
        open.flatMap((ticket): [TicketId, Wait][] => {
          const place = placeOf(desk, ticket);
          const expected = waits.get(ticket.id);
          if (place === null || !expected) return [];
          const isLonger = isOver(ticket, desk.now) && expected.kind !== "nobody";
          const said = isLonger ? ({ kind: "longer", place } as const) : saidOf(expected, desk, ticket);
          return [[ticket.id, toWait(said, place, opens)]];
        }),
      );
    },

    /** Of a ticket as if it joined the line now; null too far back in it. Who may take it is known once its category is chosen. */
    async ifJoined(ticket: InLine, isChosen: boolean): Promise<Wait | null> {
      const { desk, place, expected } = join(await read(), ticket);
      if (place === null || !expected) return null;
      const said = isChosen ? saidOf(expected, desk, ticket) : expected;
      return toWait(said, place, opensAsSaid(desk));
    },

    /** What is said of the wait of a ticket that joins the line now; null where no time can be said. */
    async stated(ticket: InLine): Promise<Ticket["stated"]> {
      const { expected } = join(await read(), ticket);
      return expected?.kind === "within" ? expected.range : null;
    },
  };
}

function join(reading: Reading, ticket: InLine) {
  const desk = deskOf(reading, [ticket], ticket);
  return {
    desk,
    place: placeOf(desk, ticket),
    expected: expectedWaits(desk, seededRandom(SEED), [ticket]).get(ticket.id),
  };
}

export type Waits = ReturnType<typeof createWaits>;

type Reading = Awaited<ReturnType<typeof readAll>>;

type Staffed = DeskToday & Pick<Reading, "everybody" | "opening">;

/** Nobody on duty may take it: that ends with the next shift, unless nobody who works here may at all. */
function saidOf(expected: ExpectedWait, { everybody, now }: Staffed, ticket: InLine): SaidWait {
  if (expected.kind !== "nobody") return expected;
  const isTaken = everybody.some((agent) => Number.isFinite(mayTakeFrom(agent, ticket, now)));
  return isTaken ? expected : { kind: "untaken" };
}

/** The line as far as anybody can be told anything, who is there, and what they have. */
async function readAll({ store, agents, clock, lately, hours }: Ports) {
  const [found, everybody, { pace, arrivals }, opening] = await Promise.all([
    store.listOpen({ limit: FAR, after: null, takes: ANYTHING }),
    agents.list(),
    lately(),
    hours.read(),
  ]);
  const onDuty = everybody.filter(isOnDuty);
  const held = await store.listHeld(onDuty.map(({ id }) => id));
  return { found, everybody, pace, arrivals, opening, onDuty, held, now: clock.now() };
}

/** The desk as far as the last of these tickets. */
function deskOf(reading: Reading, about: readonly InLine[], joining?: InLine): Staffed {
  const { found, everybody, pace, arrivals, opening, onDuty, held, now } = reading;
  const line: readonly InLine[] = joining
    ? [...found.filter(({ id }) => id !== joining.id), joining].toSorted(byPlaceInLine).slice(0, FAR)
    : found;
  const last = line.findLastIndex(({ id }) => about.some((ticket) => ticket.id === id));
  return {
    now,
    everybody,
    opening,
    line: line.slice(0, last + 1),
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

function placeOf({ line }: DeskToday, { id }: Pick<Ticket, "id">): number | null {
  const index = line.findIndex((ticket) => ticket.id === id);
  return index < 0 ? null : index + 1;
}

function isOver({ waitingSince, stated }: Ticket, now: Date): boolean {
  return stated !== null && now.getTime() > waitingSince.getTime() + stated.maxSeconds * 1_000;
}

function opensAsSaid({ opening, now }: Staffed): Saying | null {
  const opensAt = isOpenAt(opening, now) ? null : nextOpening(opening, now);
  return opensAt && openingSaying(opensAt, now, opening.timeZone);
}

function toWait(said: SaidWait, place: number, opens: Saying | null): Wait {
  const range = said.kind === "within" ? said.range : { minSeconds: null, maxSeconds: null };
  return { ...range, place, text: waitWords(said, opens) };
}
