import type { Actor } from "#server/core/actor.ts";
import type { AccountDeps, AgentDesk } from "./deps.ts";

/** Changes the name others see from now on. What was said under the old name keeps it. */
export async function rename(
  { accounts }: AccountDeps,
  desk: AgentDesk,
  actor: Actor,
  { name }: { name: string },
): Promise<void> {
  await accounts.rename(actor.id, name);
  if (actor.role === "agent") await desk.ensure({ id: actor.id, name });
}
