import { z } from "zod";
import { listNotifications } from "#server/desk/notices/list-notifications.ts";
import { markRead } from "#server/desk/notices/mark-read.ts";
import { procedure, router } from "../trpc.ts";

export const notificationsRouter = router({
  list: procedure
    .input(z.object({ limit: z.int().min(1).max(100).default(30) }))
    .query(({ ctx, input }) => listNotifications(ctx.desk, ctx.actor, input.limit)),
  markRead: procedure
    .input(z.object({ ids: z.array(z.string()).max(200).optional() }))
    .mutation(({ ctx, input }) => markRead(ctx.desk, ctx.actor, input.ids ?? null)),
});
