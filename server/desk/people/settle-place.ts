import { agentIdOf, type UserId } from "#server/core/ids.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import { type Account, isActive } from "./account.ts";
import type { Accounts, Staffing } from "./room.ts";

/** What it takes to make somebody's place on the desk what their account says. */
export type PlaceRoom = Accounts<"findById"> & Staffing;

/** More changes of one person at once than people make. */
const MAX_LOOKS = 20;

/**
 * Makes somebody's place on the desk what their account says, whatever whoever calls this has just written to it. Two changes
 * of one person write their accounts and the places in any order; each looks again after it has set the place, so that whoever
 * is last has set it by what is true. Harmless to repeat.
 * @returns the account as it is by then; null where there is none any more.
 */
export async function settlePlace(room: PlaceRoom, id: UserId, byId: UserId): Promise<Account | null> {
  let account = await room.accounts.findById(id);
  for (let look = 0; look < MAX_LOOKS; look++) {
    await setPlace(room, id, account, byId);
    const now = await room.accounts.findById(id);
    if (placeOf(now) === placeOf(account)) return now;
    account = now;
  }
  throw new Error(`the account ${id} was another one at ${MAX_LOOKS} looks in a row`);
}

async function setPlace(room: PlaceRoom, id: UserId, account: Account | null, byId: UserId): Promise<void> {
  const agentId = agentIdOf(id);
  if (!account || !isActive(account, "agent")) return retireAgent(room, agentId, byId);
  await ensureAgent(room, { id: agentId, name: account.name }, byId);
  // Whoever had been an agent under another name comes back under this one.
  await room.agents.rename(agentId, account.name);
}

/** What of an account says whether there is a place on the desk, and under which name. */
function placeOf(account: Account | null): string | null {
  return account && isActive(account, "agent") ? account.name : null;
}
