import { z } from "zod";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import type { TraceRoom } from "./room.ts";
import { traceComplaint } from "./trace-complaint.ts";

export function traceProcedures(room: () => TraceRoom) {
  return {
    trace: quietly(
      adminProcedure
        .input(z.object({ id: z.string().max(40) }))
        .query(({ ctx, input }) => traceComplaint(room(), ctx.actor, input.id)),
    ),
  };
}
