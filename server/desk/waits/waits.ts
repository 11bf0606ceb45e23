import type { TicketId } from "#server/core/ids.ts";
import type { Saying } from "#server/core/saying.ts";
import { seededRandom } from "#server/core/seeded-random.ts";
import type { Ticket } from "#server/core/ticket.ts";
import { type ExpectedWait, expectedWaits } from "#server/core/wait/expected-wait.ts";
import { type InLine, mayTakeFrom } from "#server/core/wait/forecast.ts";

import { isOpenAt, nextOpening } from "#server/desk/hours/open-time.ts";
import { openingSaying } from "#server/desk/hours/opening-saying.ts";
import { keptReading } from "#server/platform/kept-reading.ts";
import { sharedReading } from "#server/platform/shared-reading.ts";
import { type DeskReading, deskUntil, joinLine, type ReadingPorts, readDesk, type Staffed } from "./desk-reading.ts";
import { type SaidWait, waitWords } from "./wait-words.ts";
import type { Wait } from "./wire.ts";

/** The same desk is told the same, however often it asks. */
const SEED = 1;
/** Who files in a burst is told by a desk that is no older than this, with everybody in line who has filed here since. */
export const WAITS_KEPT_MS = 250;

interface Ports extends ReadingPorts {
  /** How long a desk that was read serves those who file; a moment unless given. */
  readonly keptMs?: number | undefined;
}

/** Says how long tickets in line still wait, by one reading of the line, of who is there and of what they have. */
export function createWaits(ports: Ports) {
  // All who ask at one moment are told by one reading.
  const read = sharedReading(() => readDesk(ports));
  const lately = keptReading(() => readDesk(ports), ports.keptMs ?? WAITS_KEPT_MS);
  return {
    /** Of those among these tickets that stand in line, near enough to its head; nothing of the others. */
    async of(tickets: readonly Ticket[]): Promise<ReadonlyMap<TicketId, Wait>> {
      const open = tickets.filter(({ status }) => status === "Open");
      if (open.length === 0) return new Map();
      const reading = await read();
      const places = new Map(reading.line.map(({ id }, index) => [id, index + 1]));
      const last = Math.max(0, ...open.map(({ id }) => places.get(id) ?? 0));
      const desk = deskUntil(reading, last);
      const waits = expectedWaits(desk, seededRandom(SEED), open);
      const opens = opensAsSaid(desk);
      return new Map(
        open.flatMap((ticket): [TicketId, Wait][] => {
          const place = places.get(ticket.id);
          const expected = waits.get(ticket.id);
          if (place === undefined || !expected) return [];
          const isLonger = isOver(ticket, desk.now) && expected.kind !== "nobody";
          const said = isLonger ? ({ kind: "longer", place } as const) : saidOf(expected, desk, ticket);
          return [[ticket.id, toWait(said, place, opens)]];
        }),
      );
    },

    /** Of a ticket as if it joined the line now; null too far back in it. Who may take it is known once its category is chosen. */
    async ifJoined(ticket: InLine, isChosen: boolean): Promise<Wait | null> {
      const reading = await read();
      const joined = join({ ...reading, line: [...reading.line] }, ticket);
      if (!joined) return null;
      const { desk, place, expected } = joined;
      const said = isChosen ? saidOf(expected, desk, ticket) : expected;
      return toWait(said, place, opensAsSaid(desk));
    },

    /** What is said of the wait of a ticket that joins the line now; null where no time can be said. */
    async stated(ticket: InLine): Promise<Ticket["stated"]> {
      // It stays in the line that is kept: whoever files next stands behind it.
      const joined = join(await lately.read(), ticket);
      return joined?.expected.kind === "within" ? joined.expected.range : null;
    },
  };
}

/** What is expected of a ticket that joins this line; null too far back in it. */
function join(reading: DeskReading, ticket: InLine) {
  const place = joinLine(reading.line, ticket);
  if (place === null) return null;
  const desk = deskUntil(reading, place);
  const expected = expectedWaits(desk, seededRandom(SEED), [ticket]).get(ticket.id);
  return expected ? { desk, place, expected } : null;
}

export type Waits = ReturnType<typeof createWaits>;

/** Nobody on duty may take it: that ends with the next shift, unless nobody who works here may at all. */
function saidOf(expected: ExpectedWait, { everybody, now }: Staffed, ticket: InLine): SaidWait {
  if (expected.kind !== "nobody") return expected;
  const isTaken = everybody.some((agent) => Number.isFinite(mayTakeFrom(agent, ticket, now)));
  return isTaken ? expected : { kind: "untaken" };
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
