import type { Clock } from "#server/core/ports/environment.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { readHours } from "./read-hours.ts";
import type { Hours } from "./room.ts";
import { setHours } from "./set-hours.ts";
import { SetHours } from "./wire.ts";

export function hoursProcedures(room: (call: Call) => Hours & Trailed & { readonly clock: Clock }) {
  return {
    get: quietly(procedure.query(({ ctx }) => readHours(room(ctx)))),
    set: adminProcedure.input(SetHours).mutation(({ ctx, input }) => setHours(room(ctx), ctx.actor, input)),
  };
}
