import { agentIdOf } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import type { CommandRoom } from "#server/desk/agents/room.ts";
import type { RemainsStore } from "./remains-store.ts";
import type { Trial, TrialStore } from "./store.ts";

const MINUTE_MS = 60_000;
/** Longer than any experiment takes: one that has not ended by then has died. */
const LONGEST_MS = 30 * MINUTE_MS;
/** Long enough to look at what it did, and longer than a message about it is on its way. */
export const KEPT_MS = 15 * MINUTE_MS;
/** Whoever cleans up is taken to have died after this. */
const LEASE_MS = MINUTE_MS;
/** By then whoever was about to write something about its complaints has done it. */
const SETTLED_MS = MINUTE_MS;

export interface CleaningRoom extends CommandRoom {
  readonly trials: TrialStore;
  readonly remains: RemainsStore;
  readonly clock: Clock;
}

const after = (now: Date, ms: number) => new Date(now.getTime() + ms);

/** Writes an experiment down, before it brings anything in: what it leaves is found by this, however it ends. */
export async function beginTrial(
  { trials, clock }: Pick<CleaningRoom, "trials" | "clock">,
  id: Trial["id"],
): Promise<void> {
  const now = clock.now();
  await trials.begin(id, now, after(now, LONGEST_MS));
}

/** Its complaints are closed and its agents at home: it is kept for whoever wants to look, and then goes. */
export async function endTrial(
  { trials, clock }: Pick<CleaningRoom, "trials" | "clock">,
  id: Trial["id"],
): Promise<void> {
  const now = clock.now();
  await trials.end(id, now, after(now, KEPT_MS));
}

/**
 * Cleans one experiment away that is due, or whose process died: first whatever could still change, and what happened to it
 * a little later, so that nothing is written about it after the last of it has gone. At every moment between two steps the
 * invariants hold, and another consumer goes on from there.
 * @returns whether there was one.
 */
export async function cleanUpDue(room: CleaningRoom): Promise<boolean> {
  const { trials, remains, clock } = room;
  const now = clock.now();
  const trial = await trials.lease(now, after(now, LEASE_MS));
  if (!trial) return false;
  const { id } = trial;
  if (trial.emptiedAt === null) {
    await remains.shut(id);
    // What those who were left at their desks hold is nobody's before it goes; harmless for whoever is no agent.
    for (const person of await trials.people(id)) await retireAgent(room, agentIdOf(person), person);
    await remains.dropComplaints(id);
    await remains.dropAgents(id);
    await trials.emptied(id, now, after(now, SETTLED_MS));
    return true;
  }
  await remains.dropEvents(id);
  await remains.dropBelongings(await trials.people(id));
  await remains.dropPeople(id);
  await trials.drop(id);
  return true;
}
