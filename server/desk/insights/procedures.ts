import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure } from "#server/platform/doors/procedure.ts";
import { liveBoard } from "./board.ts";
import { customerCard, deskOverview } from "./desk.ts";
import type { InsightsRoom } from "./room.ts";
import { filingExpectations } from "./usual-wait.ts";

export function insightProcedures(room: (call: Call) => InsightsRoom) {
  return {
    desk: {
      overview: procedure.query(({ ctx }) => deskOverview(room(ctx), ctx.actor)),
      customer: procedure
        .input(z.object({ userId: z.string() }))
        .query(({ ctx, input }) => customerCard(room(ctx), ctx.actor, input.userId)),
    },
    board: {
      live: procedure.query(({ ctx }) => liveBoard(room(ctx), ctx.actor)),
    },
    expectations: {
      filing: procedure.query(({ ctx }) => filingExpectations(room(ctx))),
    },
  };
}
