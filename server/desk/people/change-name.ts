import type { Actor } from "#server/core/actor.ts";
import { agentIdOf } from "#server/core/ids.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import type { Accounts } from "./room.ts";

/** Changes the name others see from now on. What was said under the old name keeps it. */
export async function changeName(
  { accounts, agents }: Accounts<"rename"> & Agents<"rename">,
  actor: Actor,
  { name }: { name: string },
): Promise<void> {
  await accounts.rename(actor.id, name);
  if (actor.role === "agent") await agents.rename(agentIdOf(actor.id), name);
}
