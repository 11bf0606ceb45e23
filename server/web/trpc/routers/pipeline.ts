import { z } from "zod";
import { pipelineHistory } from "#server/operate/figures/history.ts";
import { livePipeline } from "#server/operate/figures/live.ts";
import { HISTORY_RANGES } from "#server/operate/figures/wire.ts";
import { traceComplaint } from "#server/operate/trace/trace-complaint.ts";
import { procedure, router } from "../trpc.ts";

/** How events travel, for admins: each use case refuses everybody else. */
export const pipelineRouter = router({
  live: procedure.query(({ ctx }) => livePipeline(ctx.pipeline(), ctx.actor)),
  history: procedure
    .input(z.object({ range: z.enum(HISTORY_RANGES) }))
    .query(({ ctx, input }) => pipelineHistory(ctx.pipeline(), ctx.actor, input.range)),
  trace: procedure
    .input(z.object({ id: z.string().max(40) }))
    .query(({ ctx, input }) => traceComplaint(ctx.pipeline(), ctx.actor, input.id)),
});
