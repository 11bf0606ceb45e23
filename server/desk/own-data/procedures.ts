import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { listErasures } from "./list-erasures.ts";
import { readErasure, requestErasure, withdrawErasure } from "./request-erasure.ts";
import type { OwnDataRoom } from "./room.ts";

/** What somebody may have done with what is theirs; and for admins, what they have to do. */
export function ownDataProcedures(room: (call: Call) => OwnDataRoom) {
  return {
    erasure: quietly(procedure.query(({ ctx }) => readErasure(room(ctx), ctx.actor))),
    requestErasure: procedure.mutation(({ ctx }) => requestErasure(room(ctx), ctx.actor)),
    withdrawErasure: procedure.mutation(({ ctx }) => withdrawErasure(room(ctx), ctx.actor)),
    openErasures: quietly(adminProcedure.query(({ ctx }) => listErasures(room(ctx), ctx.actor))),
  };
}
