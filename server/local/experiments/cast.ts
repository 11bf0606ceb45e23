import { type AgentId, agentIdOf, type TrialId, type UserId, userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { issueAccessToken } from "#server/desk/access/access-token.ts";
import type { Signing } from "#server/desk/access/room.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { showSign } from "#server/desk/agents/presence.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import type { AgentsRoom } from "#server/desk/agents/room.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { Accounts } from "#server/desk/people/room.ts";

export const PLACES = 4;
const AGENTS = ["Ada", "Bela", "Cleo", "Dora"];
/** Several, because one may not have so many open complaints as a burst brings. */
const CUSTOMERS = 8;

type CastPorts = AgentsRoom & Categories & Signing & Accounts;

/** Who plays: customers and agents, with what opens the API for each; and what the complaints are about. */
export interface Cast {
  readonly customers: ReadonlyMap<UserId, string>;
  readonly agentTokens: ReadonlyMap<AgentId, string>;
  readonly category: string;
}

/**
 * Brings in customers and agents on duty, all of them marked as the experiment's: its complaints come to these agents alone,
 * and nobody else's do. Nobody can sign in as them: they have no passwords.
 */
export async function bringIn(ports: CastPorts, trial: TrialId): Promise<Cast> {
  const category = (await ports.categories.list()).find(({ active }) => active)?.name;
  if (!category) throw new Error("No category is offered, so nothing can be filed. Offer one on the Categories page.");
  const numbers = Array.from({ length: CUSTOMERS }, (_, n) => n + 1);
  const accounts = await Promise.all(
    numbers.map((n) => addAccount(ports, { name: "Experiment", role: "user" }, trial, n)),
  );
  const [customer] = accounts;
  if (!customer) throw new Error("Nobody is there to file.");
  const agentTokens = new Map<AgentId, string>();
  for (const [n, name] of AGENTS.entries()) {
    const account = await addAccount(ports, { name: `${name} (experiment)`, role: "agent" }, trial, n + 1);
    const agent = { id: agentIdOf(account.id), name: account.name, role: account.role, trial };
    const admin = { id: customer.id, name: customer.name, role: "admin" as const };
    await ensureAgent(ports, agent, customer.id);
    await changeCapacity(ports, admin, { agentId: agent.id, capacity: PLACES });
    await setAvailability(ports, agent, { agentId: agent.id, availability: "available" });
    // They have no page open, like people who work by the API alone.
    await showSign(ports, agent.id, "program", ports.clock.now());
    agentTokens.set(agent.id, (await issueAccessToken(ports, account)).token);
  }
  const tokenOf = async (account: Account) => [account.id, (await issueAccessToken(ports, account)).token] as const;
  return { customers: new Map(await Promise.all(accounts.map(tokenOf))), agentTokens, category };
}

/** Sends all of them home: off the desk, their accounts switched off. Harmless to repeat. */
export async function sendHome(ports: CastPorts, people: readonly Account[]): Promise<void> {
  const [one] = people;
  if (!one) return;
  for (const { id } of people) {
    await retireAgent(ports, agentIdOf(id), one.id);
    await ports.accounts.setActive(id, false);
  }
}

async function addAccount(
  { accounts, clock, ids }: CastPorts,
  { name, role }: { name: string; role: Role },
  trial: TrialId,
  n: number,
): Promise<Account> {
  const id = userIdOf(ids.documentId());
  const email = `experiment-${role}${n}-${trial}@demo.test`;
  const account = { id, name, email, role, trial, active: true, passwordHash: null, identity: null };
  await accounts.insert({ ...account, createdAt: clock.now() });
  return { ...account, sessionVersion: 1, lastSeenAt: null, createdAt: clock.now() };
}
