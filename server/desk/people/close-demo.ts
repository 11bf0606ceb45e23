import { agentIdOf } from "#server/core/ids.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Accounts } from "./room.ts";
import { type PlaceRoom, settlePlace } from "./settle-place.ts";

const DEMO_PEOPLE = [
  "admin",
  "agent1",
  "agent2",
  "agent3",
  "agent4",
  "user1",
  "user2",
  "zoe.martinez",
  "hiro.tanaka",
  "ruth.okafor",
  "emil.novak",
];
/** Whoever played in experiments of earlier versions; those of today go by themselves. */
const EXPERIMENTS_PEOPLE = [
  "experiment",
  ...["ada", "bela", "cleo", "dora", ..."2345678"].map((name) => `experiment-${name}`),
];

/**
 * Switches off whoever came with the demo: everybody knows their password. What they wrote stays, and what agents of the demo
 * hold goes back to the line. Also those who have a password of their own by now: a public desk has people of its own.
 * @returns how many were switched off by this call.
 */
export async function closeDemo(room: Accounts<"findByEmail" | "setActive"> & PlaceRoom & Trailed): Promise<number> {
  const names = [...DEMO_PEOPLE, ...EXPERIMENTS_PEOPLE];
  const found = await Promise.all(names.map((name) => room.accounts.findByEmail(`${name}@demo.test`)));
  const open = found.filter((account) => account?.active === true).flatMap((account) => account ?? []);
  for (const { id, role } of open) {
    // Off the desk first, so that a call that ends half-way is finished by the next one.
    if (role === "agent") await retireAgent(room, agentIdOf(id), id);
    const act = {
      action: "account.changed",
      actorId: null,
      on: { kind: "person", id },
      before: { active: true },
      after: { active: false, why: "demo on a public desk" },
    } as const;
    await recorded(room, act, async () => {
      await room.accounts.setActive(id, false);
      await settlePlace(room, id, id);
    });
  }
  return open.length;
}
