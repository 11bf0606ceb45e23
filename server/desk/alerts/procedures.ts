import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { listAlerts } from "./list-alerts.ts";
import { markAlertsRead } from "./mark-alerts-read.ts";
import type { AlertsRoom } from "./room.ts";

export function alertProcedures(room: (call: Call) => AlertsRoom) {
  return {
    list: adminProcedure.query(({ ctx }) => listAlerts(room(ctx), ctx.actor)),
    // What is read stays read since the first time.
    markRead: adminProcedure
      .meta({ key: "harmless" })
      .input(z.object({ ids: z.array(z.string().max(200)).max(200).optional() }))
      .mutation(({ ctx, input }) => markAlertsRead(room(ctx), ctx.actor, input.ids ?? null)),
  };
}
