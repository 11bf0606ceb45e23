import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure } from "#server/platform/doors/procedure.ts";
import { listNotifications } from "./list-notifications.ts";
import { markRead } from "./mark-read.ts";
import type { NoticesRoom } from "./room.ts";

export function noticeProcedures(room: (call: Call) => NoticesRoom) {
  return {
    list: procedure
      .input(z.object({ limit: z.int().min(1).max(100).default(30) }))
      .query(({ ctx, input }) => listNotifications(room(ctx), ctx.actor, input.limit)),
    markRead: procedure
      .input(z.object({ ids: z.array(z.string()).max(200).optional() }))
      .mutation(({ ctx, input }) => markRead(room(ctx), ctx.actor, input.ids ?? null)),
  };
}
