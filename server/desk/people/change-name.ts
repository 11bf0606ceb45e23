import type { Actor } from "#server/core/actor.ts";
import { agentIdOf } from "#server/core/ids.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts } from "./room.ts";

/** Changes the name others see from now on. What was said under the old name keeps it. */
export async function changeName(
  room: Accounts<"rename"> & Agents<"rename"> & Trailed,
  actor: Actor,
  { name }: { name: string },
): Promise<void> {
  const { accounts, agents } = room;
  const on = { kind: "person", id: actor.id } as const;
  const personal = { before: actor.name, after: name };
  await recorded(room, { action: "account.renamed", actorId: actor.id, on, personal }, async () => {
    await accounts.rename(actor.id, name);
    if (actor.role === "agent") await agents.rename(agentIdOf(actor.id), name);
  });
}
