import { z } from "zod";
import { MOST_LISTED, NEWS_PAGE } from "#server/core/most-listed.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure } from "#server/platform/doors/procedure.ts";
import { listGrouped } from "./list-grouped.ts";
import { listNotifications } from "./list-notifications.ts";
import { markRead } from "./mark-read.ts";
import type { NoticesRoom } from "./room.ts";

export function noticeProcedures(room: (call: Call) => NoticesRoom) {
  return {
    list: procedure
      .input(z.object({ limit: z.int().min(1).max(MOST_LISTED.notifications).default(NEWS_PAGE) }))
      .query(({ ctx, input }) => listNotifications(room(ctx), ctx.actor, input.limit)),
    /** The same, a group for each complaint. */
    grouped: procedure
      .input(z.object({ limit: z.int().min(1).max(MOST_LISTED.notifications).default(NEWS_PAGE) }))
      .query(({ ctx, input }) => listGrouped(room(ctx), ctx.actor, input.limit)),
    // What is read stays read since the first time.
    markRead: procedure
      .meta({ key: "harmless" })
      .input(z.object({ ids: z.array(z.string()).max(200).optional(), complaintId: z.string().max(40).optional() }))
      .mutation(({ ctx, input }) => markRead(room(ctx), ctx.actor, input)),
  };
}
