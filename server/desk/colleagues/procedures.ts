import type { Accounts } from "#server/desk/people/room.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { staffProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { listColleagues } from "./list-colleagues.ts";

export function colleagueProcedures(room: (call: Call) => Accounts<"list"> & Teams<"list">) {
  return { list: quietly(staffProcedure.query(({ ctx }) => listColleagues(room(ctx), ctx.actor))) };
}
