import { agentRows } from "#server/desk/agents/rows.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { aPlainAgent } from "../plain-agent.ts";

/** So many agents on duty with nothing in hand. @returns their ids */
export async function addAgents(db: Database, count: number): Promise<string[]> {
  const since = new Date();
  const ids = Array.from({ length: count }, newDocumentId);
  await db
    .collection(agentRows)
    .insertMany(ids.map((id, index) => ({ ...aPlainAgent(index, since), _id: toObjectId(id) })));
  return ids;
}
