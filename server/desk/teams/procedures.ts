import type { MadeOnce } from "#server/core/once/once.ts";
import type { Ids } from "#server/core/ports/environment.ts";
import type { AuditRoom, Trailed } from "#server/desk/audit/room.ts";
import type { Macros } from "#server/desk/macros/room.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, staffProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { addTeam, changeTeam, removeTeam } from "./change-team.ts";
import { listTeams } from "./list-teams.ts";
import type { Teams } from "./room.ts";
import { AddTeam, ChangeTeam, RemoveTeam } from "./wire.ts";

type TeamsRoom = Teams &
  Macros<"countOf"> &
  Accounts<"findById"> &
  Trailed &
  MadeOnce &
  Pick<AuditRoom, "names"> & { readonly ids: Pick<Ids, "documentId"> };

export function teamProcedures(room: (call: Call) => TeamsRoom) {
  return {
    list: quietly(staffProcedure.query(({ ctx }) => listTeams(room(ctx), ctx.actor))),
    add: adminProcedure.input(AddTeam).mutation(({ ctx, input }) => addTeam(room(ctx), ctx.actor, input)),
    change: adminProcedure.input(ChangeTeam).mutation(({ ctx, input }) => changeTeam(room(ctx), ctx.actor, input)),
    remove: adminProcedure.input(RemoveTeam).mutation(({ ctx, input }) => removeTeam(room(ctx), ctx.actor, input)),
  };
}
