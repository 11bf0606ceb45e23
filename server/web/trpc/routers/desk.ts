import { z } from "zod";
import { liveBoard } from "#server/desk/insights/board.ts";
import { customerCard, deskOverview } from "#server/desk/insights/desk.ts";
import { filingExpectations } from "#server/desk/insights/usual-wait.ts";
import { procedure, router } from "../trpc.ts";

export const deskRouter = router({
  overview: procedure.query(({ ctx }) => deskOverview(ctx.desk, ctx.actor)),
  customer: procedure
    .input(z.object({ userId: z.string() }))
    .query(({ ctx, input }) => customerCard(ctx.desk, ctx.actor, input.userId)),
});

export const boardRouter = router({
  live: procedure.query(({ ctx }) => liveBoard(ctx.desk, ctx.actor)),
});

export const expectationsRouter = router({
  filing: procedure.query(({ ctx }) => filingExpectations(ctx.desk)),
});
