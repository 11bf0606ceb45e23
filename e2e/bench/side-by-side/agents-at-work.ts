import { complaintRows } from "#server/desk/complaints/rows.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { systemTimers as timers } from "#server/platform/timers.ts";
import type { Given } from "../store-way/given.ts";
import type { BenchDesk } from "./contenders.ts";
import type { Held } from "./two-at-once.ts";
import type { BenchWorld } from "./world.ts";

/** A contender that has moved nothing for this long has lost what is left. */
const GIVE_UP_MS = 8_000;
const LOOK_EVERY_MS = 50;

export interface AgentsAtWork {
  solved(): number;
  /** When the first complaint was given to somebody, by the process's clock; NaN before. */
  firstGivenAt(): number;
  /** Who had what, and for how long at the least: from the answer that gave it to them to the request that solved it. */
  held(): readonly Held[];
  /** Resolves when everything is solved, or nothing moves any more; to when something last moved. */
  untilSolved(filing: Promise<unknown>): Promise<number>;
}

/**
 * Agents who solve what they are given, the moment that they have it. They learn of it from the way to the store, as the answer
 * to the write that gave it to them passes there: at the same moment for every contender, and at no cost for the database.
 */
export function putToWork({ way, look }: BenchWorld, desk: BenchDesk, tickets: number): AgentsAtWork {
  const inHand = new Map<string, Held>();
  let solved = 0;
  let firstGivenAt = Number.NaN;
  let lastMoveAt = performance.now();
  const take = ({ ticketId, agentId }: Given, at: number) => {
    if (inHand.has(ticketId)) return;
    inHand.set(ticketId, { agentId, from: at, until: Number.POSITIVE_INFINITY });
    if (Number.isNaN(firstGivenAt)) firstGivenAt = performance.now();
    void desk.resolve(ticketId, agentId).then(() => {
      solved += 1;
      lastMoveAt = performance.now();
    });
  };
  const letGo = (ticketId: string, at: number) => {
    const held = inHand.get(ticketId);
    if (held) inHand.set(ticketId, { ...held, until: Math.min(held.until, at) });
  };
  way.onMoved((moved) => {
    const { at } = moved;
    if (moved.kind === "solved") moved.solved.forEach((id) => letGo(id, at));
    else if (moved.kind === "given") moved.given.forEach((given) => take(given, at));
    // Some of these writes lost their race; who won is looked up past the way that is measured.
    else void heldOf(look, moved.given).then((held) => held.forEach((given) => take(given, at)));
  });
  return {
    solved: () => solved,
    firstGivenAt: () => firstGivenAt,
    held: () => [...inHand.values()],
    async untilSolved(filing) {
      let isFiled = false;
      void filing.then(() => {
        isFiled = true;
        lastMoveAt = performance.now();
      });
      while (solved < tickets && !(isFiled && performance.now() - lastMoveAt > GIVE_UP_MS))
        await timers.sleep(LOOK_EVERY_MS);
      return lastMoveAt;
    },
  };
}

async function heldOf(db: BenchWorld["look"], given: readonly Given[]): Promise<Given[]> {
  const ids = given.map(({ ticketId }) => toObjectId(ticketId));
  const rows = await db
    .collection(complaintRows)
    .find({ _id: { $in: ids }, status: "In Progress" }, { projection: { assignedTo: 1 } })
    .toArray();
  return rows.flatMap(({ _id, assignedTo }) =>
    assignedTo ? [{ ticketId: _id.toHexString(), agentId: assignedTo.toHexString() }] : [],
  );
}
