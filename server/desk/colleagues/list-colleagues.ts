import { type Actor, requireRole } from "#server/core/actor.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import type { Colleagues } from "./wire.ts";

/** More than any desk has of one role. */
const MOST = 500;

/** Who works here, and their teams, by name: whom a note can call. */
export async function listColleagues(room: Accounts<"list"> & Teams<"list">, actor: Actor): Promise<Colleagues> {
  requireRole(actor, "agent", "admin");
  const ofRole = (role: "agent" | "admin") =>
    room.accounts
      .list({ search: null, role, after: null, limit: MOST })
      .then((found) => found.filter((each) => each.active));
  const [agents, admins, teams] = await Promise.all([ofRole("agent"), ofRole("admin"), room.teams.list()]);
  return {
    people: [...agents, ...admins]
      .map(({ id, name, role }) => ({ id, name, role }))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
    teams: teams.map(({ id, name, members }) => ({ id, name, members })),
  };
}
