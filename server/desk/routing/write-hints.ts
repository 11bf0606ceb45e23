import type { Collection } from "mongoose";
import type { AgentState } from "#server/core/agent.ts";
import type { Availability } from "#server/core/vocabulary.ts";
import type { AgentRow } from "#server/desk/agents/rows.ts";
import { OF_THE_MAJORITY } from "#server/platform/db/duplicate-keys.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";

export interface Hint {
  readonly agent: Pick<AgentState, "id" | "hintRev" | "availability">;
  readonly availability: Availability;
  readonly now: Date;
}

/**
 * Writes each availability where `hintRev` is still what was read, all in one command, and says of each whether it was
 * written. A bulk tells how many matched, not which: when some lost, the winners are read back by what they signed with.
 * A winner that was overwritten meanwhile counts as lost, and its refresh reads again.
 */
export async function writeHints(agents: Collection<AgentRow>, hints: readonly Hint[]): Promise<boolean[]> {
  const writes = hints.map((hint) => ({ ...hint, signature: newDocumentId() }));
  const { matchedCount } = await agents.bulkWrite(
    writes.map(({ signature, ...hint }) => updateOf(hint, signature)),
    { ordered: false },
  );
  if (matchedCount === writes.length) return writes.map(() => true);
  if (matchedCount === 0) return writes.map(() => false);
  const ids = writes.map(({ agent }) => toObjectId(agent.id));
  const rows = await agents.find({ _id: { $in: ids } }, { ...OF_THE_MAJORITY, projection: { hintBy: 1 } }).toArray();
  const signatures = new Set(rows.map(({ hintBy }) => hintBy));
  return writes.map(({ signature }) => signatures.has(signature));
}

function updateOf({ agent, availability, now }: Hint, signature: string) {
  const changed = availability !== agent.availability;
  const becameFree = changed && availability === "available";
  const shown = { availability, ...(changed ? { since: now } : {}), ...(becameFree ? { idleSince: now } : {}) };
  return {
    updateOne: {
      filter: { _id: toObjectId(agent.id), hintRev: agent.hintRev },
      update: { $set: { ...shown, hintBy: signature }, $inc: { hintRev: 1 } },
    },
  };
}
