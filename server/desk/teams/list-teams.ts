import { type Actor, requireRole } from "#server/core/actor.ts";
import type { AuditRoom } from "#server/desk/audit/room.ts";
import type { Teams } from "./room.ts";
import type { TeamRecord } from "./store.ts";
import type { TeamView } from "./wire.ts";

/** All teams by name, with who is in them, for staff. */
export async function listTeams(room: Teams<"list"> & Pick<AuditRoom, "names">, actor: Actor): Promise<TeamView[]> {
  requireRole(actor, "agent", "admin");
  const teams = await room.teams.list();
  return presentTeams(room, teams);
}

/** Teams with the names of their people, by name; whoever has no account any more is left out. */
export async function presentTeams(room: Pick<AuditRoom, "names">, teams: readonly TeamRecord[]): Promise<TeamView[]> {
  const names = await room.names(teams.flatMap(({ members }) => members));
  return teams.map(({ id, name, members }) => ({
    id,
    name,
    members: members
      .flatMap((_id) => {
        const called = names.get(_id);
        return called === undefined ? [] : [{ _id, name: called }];
      })
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  }));
}
