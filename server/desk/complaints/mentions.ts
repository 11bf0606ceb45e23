import { type Actor, isStaff } from "#server/core/actor.ts";
import type { Called } from "#server/core/changes/call.ts";
import { DomainError } from "#server/core/errors.ts";
import type { TeamId, UserId } from "#server/core/ids.ts";
import { isFiler } from "#server/core/relation.ts";
import type { Refusing } from "#server/core/saying.ts";
import type { Ticket } from "#server/core/ticket.ts";
import type { Mention, TimelineEntry } from "#server/core/timeline.ts";
import type { AuditRoom } from "#server/desk/audit/room.ts";
import type { Account } from "#server/desk/people/account.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import type { MentionInput } from "./writing-wire.ts";

export type CallingRoom = Accounts<"listByIds" | "list"> & Teams<"find">;

/** More than any desk has. */
const MOST_LEADS = 100;

/**
 * Whom a note calls, each of whom works here and may read it; refused by name otherwise. Of a team, whoever may not is left out:
 * nobody is told of what they cannot open. Whoever writes is not told of it.
 */
export async function whoIsCalled(
  room: CallingRoom,
  actor: Actor,
  ticket: Ticket,
  internal: boolean,
  asked: readonly MentionInput[],
): Promise<Called> {
  if (asked.length === 0) return { mentions: [], people: [] };
  if (!internal) throw refused("input.invalid", { key: "refusals.mention.notesOnly" });
  const teams = await teamsIn(room, asked);
  const named = asked.flatMap((each) => (each.kind === "person" ? [each.id] : []));
  const members = [...teams.values()].flatMap((team) => team.members);
  const accounts = await room.accounts.listByIds([...new Set([...named, ...members])]);
  const known = new Map(accounts.map((account) => [account.id, account]));
  for (const id of named) requireReader(known.get(id), ticket);
  const people = [...known.values()].filter((each) => mayRead(each, ticket));
  return {
    mentions: unique(asked).map(({ kind, id, as }) => {
      const name = kind === "person" ? known.get(id)?.name : teams.get(id)?.name;
      return { kind, id, as: as ?? name ?? "" };
    }),
    people: people.map(({ id }) => id).filter((id) => id !== actor.id),
  };
}

/** Whom a note asks for help: all whom it calls, or the leads where it calls nobody. */
export async function whoIsAsked(
  room: CallingRoom,
  actor: Actor,
  ticket: Ticket,
  internal: boolean,
  called: Called,
): Promise<Called> {
  if (!internal) throw new DomainError("input.invalid", { key: "refusals.help.notesOnly" });
  const leads = async () => {
    const admins = await room.accounts.list({ search: null, role: "admin", after: null, limit: MOST_LEADS });
    return admins.filter((each) => mayRead(each, ticket) && each.id !== actor.id);
  };
  const people = called.mentions.length > 0 ? called.people : (await leads()).map(({ id }) => id);
  if (people.length === 0) throw new DomainError("input.invalid", { key: "refusals.help.nobody" });
  return { ...called, people };
}

async function teamsIn(room: Teams<"find">, asked: readonly MentionInput[]) {
  const teams = new Map<TeamId, { readonly name: string; readonly members: readonly UserId[] }>();
  for (const { kind, id } of asked) {
    if (kind !== "team") continue;
    const team = await room.teams.find(id);
    if (!team) throw refused("team.not-found", { key: "refusals.mention.noTeam" });
    teams.set(id, team);
  }
  return teams;
}

function requireReader(account: Account | undefined, ticket: Ticket): void {
  if (!account) throw refused("account.not-found", { key: "refusals.mention.nobody" });
  const { name } = account;
  if (!worksHere(account, ticket))
    throw refused("account.not-found", { key: "refusals.mention.left", values: { name } });
  if (isFiler(ticket, account)) throw refused("agent.filed-it", { key: "refusals.mention.filedIt", values: { name } });
}

/** Whether somebody reads the notes of this complaint. */
function mayRead(account: Account, ticket: Ticket): boolean {
  return worksHere(account, ticket) && !isFiler(ticket, account);
}

/** People of an experiment work on what it filed, and nobody else does. */
function worksHere(account: Account, { trial }: Ticket): boolean {
  return account.active && isStaff(account) && (account.trial ?? null) === trial;
}

function refused(code: "input.invalid" | "team.not-found" | "account.not-found" | "agent.filed-it", says: Refusing) {
  return new DomainError(code, says, { fields: { mentions: says } });
}

function unique(asked: readonly MentionInput[]): readonly MentionInput[] {
  return [...new Map(asked.map((each) => [`${each.kind}:${each.id}:${each.as}`, each])).values()];
}

export type NamingRoom = Pick<AuditRoom, "names"> & Teams<"list">;

type Named = Pick<Mention, "kind" | "id">;

/** What people and teams are called now; nothing where they are no more. */
export async function namesOfNamed(
  room: NamingRoom,
  named: readonly Named[],
): Promise<(each: Named) => string | undefined> {
  const of = (kind: Mention["kind"]) => named.filter((each) => each.kind === kind).map(({ id }) => id);
  const hasTeams = of("team").length > 0;
  const [people, teams] = await Promise.all([room.names(of("person")), hasTeams ? room.teams.list() : []]);
  const teamNames = new Map<string, string>(teams.map(({ id, name }) => [id, name]));
  return ({ kind, id }) => (kind === "team" ? teamNames : people).get(id);
}

/** Whom the notes of a timeline call. */
export function mentionsIn(timeline: readonly TimelineEntry[]): readonly Mention[] {
  return timeline.flatMap((entry) => (entry.kind === "comment" ? (entry.mentions ?? []) : []));
}
