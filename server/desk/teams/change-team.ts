import { type Actor, isStaff, requireRole } from "#server/core/actor.ts";
import { beginningOf } from "#server/core/characters.ts";
import { DomainError } from "#server/core/errors.ts";
import { type TeamId, teamIdOf, type UserId } from "#server/core/ids.ts";
import type { MadeOnce } from "#server/core/once/once.ts";
import type { Ids } from "#server/core/ports/environment.ts";
import type { Refusing } from "#server/core/saying.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { AuditRoom, Trailed } from "#server/desk/audit/room.ts";
import type { Macros } from "#server/desk/macros/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import { requireComparable } from "#server/desk/tags/key-of.ts";
import { presentTeams } from "./list-teams.ts";
import type { Teams } from "./room.ts";
import type { TeamRecord } from "./store.ts";
import type { AddTeam, ChangeTeam, TeamView } from "./wire.ts";

/** More than fit on a page. */
const MOST_TEAMS = 100;

type TeamRoom = Teams<"find" | "list" | "insert" | "update"> &
  Accounts<"findById"> &
  Trailed &
  MadeOnce &
  Pick<AuditRoom, "names"> & { readonly ids: Pick<Ids, "documentId"> };

/** A new team, which may have nobody in it yet. */
export async function addTeam(room: TeamRoom, actor: Actor, { name, members }: AddTeam): Promise<TeamView> {
  requireRole(actor, "admin");
  requireComparable(name, "fields.team.missing");
  await requireStaff(room, members);
  if ((await room.teams.list()).length >= MOST_TEAMS) {
    const message = { key: "refusals.team.most", values: { most: MOST_TEAMS } } as const;
    throw new DomainError("input.invalid", message, { fields: { name: message } });
  }
  const team: TeamRecord = { id: teamIdOf(room.resourceId ?? room.ids.documentId()), name, members: once(members) };
  const act = {
    action: "team.added",
    actorId: actor.id,
    on: { kind: "team", id: team.id },
    after: { members: team.members },
  } as const;
  await recorded(room, act, async () => {
    if (!(await room.teams.insert(team))) throw taken(name);
  });
  return presentOne(room, team);
}

/** Called otherwise, or with other people in it. Who is in it already may have left the desk meanwhile, and is no obstacle. */
export async function changeTeam(room: TeamRoom, actor: Actor, { id, ...input }: ChangeTeam): Promise<TeamView> {
  requireRole(actor, "admin");
  const team = await requireTeam(room, id);
  const { name = team.name, members = team.members } = input;
  requireComparable(name, "fields.team.missing");
  await requireStaff(
    room,
    members.filter((each) => !team.members.includes(each)),
  );
  const next = { id, name, members: once(members) };
  const act = {
    action: "team.changed",
    actorId: actor.id,
    on: { kind: "team", id },
    before: { members: team.members },
    after: { members: next.members, renamed: name !== team.name },
  } as const;
  await recorded(room, act, async () => {
    if (!(await room.teams.update(id, next))) throw taken(name);
  });
  return presentOne(room, next);
}

/**
 * Takes a team away that has no macros. One that is gone stays so. One that got a macro at this very moment is back: whoever adds
 * one looks for the team once the macro is there, so that at least one of the two sees the other.
 */
export async function removeTeam(
  room: Teams<"find" | "remove" | "insert"> & Macros<"countOf"> & Trailed,
  actor: Actor,
  { id }: { readonly id: TeamId },
): Promise<void> {
  requireRole(actor, "admin");
  const team = await room.teams.find(id);
  if (!team) return;
  await requireNoMacros(room, team);
  const act = {
    action: "team.removed",
    actorId: actor.id,
    on: { kind: "team", id },
    before: { members: team.members },
  } as const;
  await recorded(room, act, async () => {
    await room.teams.remove(id);
    try {
      await requireNoMacros(room, team);
    } catch (error) {
      await putBack(room, team);
      throw error;
    }
  });
}

/** @throws DomainError `team.in-use`, which says how many there are */
async function requireNoMacros({ macros }: Macros<"countOf">, { id, name }: TeamRecord): Promise<void> {
  const count = await macros.countOf({ scope: "team", teamId: id });
  if (count > 0) throw new DomainError("team.in-use", { key: "refusals.team.inUse", values: { name, macros: count } });
}

/** Under its name, or one like it where another has taken that since: its macros must be found, whatever it is called. */
async function putBack({ teams }: Teams<"insert">, team: TeamRecord): Promise<void> {
  if (await teams.insert(team)) return;
  await teams.insert({ ...team, name: `${beginningOf(team.name, 30)} ${team.id.slice(-6)}` });
}

/** @throws DomainError `team.not-found` */
export async function requireTeam(room: Teams<"find">, id: TeamId, field = "id"): Promise<TeamRecord> {
  const team = await room.teams.find(id);
  if (team) return team;
  const message = { key: "refusals.team.none" } as const;
  throw new DomainError("team.not-found", message, { fields: { [field]: message } });
}

async function requireStaff(room: Accounts<"findById">, members: readonly UserId[]): Promise<void> {
  for (const id of once(members)) {
    const account = await room.accounts.findById(id);
    if (account?.active && isStaff(account)) continue;
    const message: Refusing = account
      ? { key: "refusals.team.hasLeft", values: { name: account.name } }
      : { key: "refusals.team.someoneHasLeft" };
    throw new DomainError("account.not-found", message, { fields: { members: message } });
  }
}

const once = (ids: readonly UserId[]): readonly UserId[] => [...new Set(ids)];

async function presentOne(room: Pick<AuditRoom, "names">, team: TeamRecord): Promise<TeamView> {
  const [view] = await presentTeams(room, [team]);
  return view ?? { id: team.id, name: team.name, members: [] };
}

function taken(name: string): DomainError {
  const message = { key: "refusals.team.exists", values: { name } } as const;
  return new DomainError("team.exists", message, { fields: { name: message } });
}
