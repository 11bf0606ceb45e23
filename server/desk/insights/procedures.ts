import { z } from "zod";
import { ChosenCategory, Priority } from "#server/core/vocabulary.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, procedure, procedureFor, staffProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { getBoard } from "./get-board.ts";
import { getCustomer } from "./get-customer.ts";
import { getDesk } from "./get-desk.ts";
import { getExpectations } from "./get-expectations.ts";
import { getHoldings } from "./get-holdings.ts";
import { getWhyWaiting } from "./get-why-waiting.ts";
import type { InsightsRoom } from "./room.ts";

export function insightProcedures(room: (call: Call) => InsightsRoom) {
  return {
    desk: {
      overview: procedureFor("agent").query(({ ctx }) => getDesk(room(ctx), ctx.actor)),
      customer: staffProcedure
        .input(z.object({ userId: z.string() }))
        .query(({ ctx, input }) => getCustomer(room(ctx), ctx.actor, input.userId)),
      /** Asked at the moment in which somebody is about to be shut out. */
      holdings: quietly(
        adminProcedure
          .input(z.object({ userId: z.string() }))
          .query(({ ctx, input }) => getHoldings(room(ctx), ctx.actor, input.userId)),
      ),
      whyWaiting: staffProcedure
        .input(z.object({ id: z.string().max(40) }))
        .query(({ ctx, input }) => getWhyWaiting(room(ctx), ctx.actor, input.id)),
    },
    board: {
      live: adminProcedure.query(({ ctx }) => getBoard(room(ctx), ctx.actor)),
    },
    expectations: {
      filing: procedure
        .input(z.object({ category: ChosenCategory.optional(), priority: Priority.optional() }).optional())
        .query(({ ctx, input }) => getExpectations(room(ctx), ctx.actor, input)),
    },
  };
}
