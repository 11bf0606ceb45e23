import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, procedure, procedureFor, staffProcedure } from "#server/platform/doors/procedure.ts";
import { getBoard } from "./get-board.ts";
import { getCustomer } from "./get-customer.ts";
import { getDesk } from "./get-desk.ts";
import { getExpectations } from "./get-expectations.ts";
import type { InsightsRoom } from "./room.ts";

export function insightProcedures(room: (call: Call) => InsightsRoom) {
  return {
    desk: {
      overview: procedureFor("agent").query(({ ctx }) => getDesk(room(ctx), ctx.actor)),
      customer: staffProcedure
        .input(z.object({ userId: z.string() }))
        .query(({ ctx, input }) => getCustomer(room(ctx), ctx.actor, input.userId)),
    },
    board: {
      live: adminProcedure.query(({ ctx }) => getBoard(room(ctx), ctx.actor)),
    },
    expectations: {
      filing: procedure.query(({ ctx }) => getExpectations(room(ctx), ctx.actor)),
    },
  };
}
