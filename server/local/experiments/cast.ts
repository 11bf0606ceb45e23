import { type AgentId, agentIdOf, type UserId, userIdOf } from "#server/core/ids.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { issueAccessToken } from "#server/desk/access/access-token.ts";
import type { Signing } from "#server/desk/access/room.ts";
import { changeCapacity } from "#server/desk/agents/change-capacity.ts";
import { changeSkills } from "#server/desk/agents/change-skills.ts";
import { ensureAgent } from "#server/desk/agents/ensure-agent.ts";
import { retireAgent } from "#server/desk/agents/retire-agent.ts";
import type { AgentsRoom } from "#server/desk/agents/room.ts";
import { setAvailability } from "#server/desk/agents/set-availability.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { Accounts } from "#server/desk/people/room.ts";

/**
 * Complaints of experiments are about this, and the agents of experiments take nothing else: other people's complaints
 * never reach them.
 */
export const CATEGORY = "Experiment";
export const PLACES = 4;
const AGENTS = ["Ada", "Bela", "Cleo", "Dora"].map((name) => ({
  name: `${name} (experiment)`,
  email: `experiment-${name.toLowerCase()}@demo.test`,
}));
/** Several, because one may not have so many open complaints as a burst brings. */
const CUSTOMERS = ["experiment", ..."2345678"].map((name, index) => ({
  name: "Experiment",
  email: index === 0 ? `${name}@demo.test` : `experiment-${name}@demo.test`,
}));

type CastPorts = AgentsRoom & Categories & Signing & Accounts;

/** Who plays: customers and agents, with what opens the API for each. */
export interface Cast {
  readonly customers: ReadonlyMap<UserId, string>;
  readonly agentTokens: ReadonlyMap<AgentId, string>;
}

/** Brings in customers and agents on duty. Nobody can sign in as them: they have no passwords. */
export async function bringIn(ports: CastPorts): Promise<Cast> {
  const accounts = await Promise.all(CUSTOMERS.map((person) => ensureAccount(ports, person, "user")));
  const [customer] = accounts;
  if (!customer) throw new Error("Nobody is there to file.");
  await offerCategory(ports, true);
  const agentTokens = new Map<AgentId, string>();
  for (const person of AGENTS) {
    const account = await ensureAccount(ports, person, "agent");
    const agent = { id: agentIdOf(account.id), name: account.name, role: account.role };
    const admin = { id: customer.id, name: customer.name, role: "admin" as const };
    await ensureAgent(ports, agent, customer.id);
    await changeSkills(ports, admin, { agentId: agent.id, skills: [CATEGORY] });
    await changeCapacity(ports, admin, { agentId: agent.id, capacity: PLACES });
    await setAvailability(ports, agent, { agentId: agent.id, availability: "available" });
    agentTokens.set(agent.id, (await issueAccessToken(ports, account)).token);
  }
  const tokenOf = async (account: Account) => [account.id, (await issueAccessToken(ports, account)).token] as const;
  return { customers: new Map(await Promise.all(accounts.map(tokenOf))), agentTokens };
}

/** Sends all of them home: off the desk, their accounts switched off, the category archived. Harmless to repeat. */
export async function sendHome(ports: CastPorts): Promise<void> {
  const customers = await findCustomers(ports);
  const [customer] = customers;
  if (!customer) return;
  for (const { email } of AGENTS) {
    const agent = await ports.accounts.findByEmail(email);
    if (!agent) continue;
    await retireAgent(ports, agentIdOf(agent.id), customer.id);
    await ports.accounts.setActive(agent.id, false);
  }
  for (const { id } of customers) await ports.accounts.setActive(id, false);
  await offerCategory(ports, false);
}

/** The customers of earlier runs, to see what those may have left; none before the first. */
export async function findCustomers({ accounts }: CastPorts): Promise<Account[]> {
  const found = await Promise.all(CUSTOMERS.map(({ email }) => accounts.findByEmail(email)));
  return found.filter((account) => account !== null);
}

async function offerCategory({ categories }: CastPorts, active: boolean): Promise<void> {
  const description = "For experiments only; archived when they are over.";
  if (await categories.update(CATEGORY, { active })) return;
  if (active) await categories.insert({ name: CATEGORY, description, builtIn: false, active });
}

async function ensureAccount(
  { accounts, clock, ids }: CastPorts,
  { name, email }: { name: string; email: string },
  role: Role,
): Promise<Account> {
  const known = await accounts.findByEmail(email);
  if (known) {
    if (!known.active) await accounts.setActive(known.id, true);
    return (await accounts.findById(known.id)) ?? known;
  }
  const account = {
    name,
    email,
    role,
    id: userIdOf(ids.documentId()),
    active: true,
    passwordHash: null,
    identity: null,
  };
  await accounts.insert({ ...account, createdAt: clock.now() });
  return { ...account, sessionVersion: 1, lastSeenAt: null, createdAt: clock.now() };
}
