import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { exportTrail } from "./export-trail.ts";
import { listTrail } from "./read-trail.ts";
import type { AuditRoom } from "./room.ts";
import { ExportAudit, ListAudit } from "./wire.ts";

/** The trail, for admins; nobody can write to it from outside. */
export function auditProcedures(room: (call: Call) => AuditRoom) {
  return {
    list: quietly(adminProcedure.input(ListAudit).query(({ ctx, input }) => listTrail(room(ctx), ctx.actor, input))),
    // A mutation, since it leaves a row: one for each copy that was taken.
    export: adminProcedure
      .meta({ key: "harmless" })
      .input(ExportAudit)
      .mutation(({ ctx, input }) => exportTrail(room(ctx), ctx.actor, input)),
  };
}
