import { z } from "zod";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { pipelineHistory } from "./history.ts";
import { livePipeline } from "./live.ts";
import type { FiguresRoom } from "./room.ts";
import { HISTORY_RANGES } from "./wire.ts";

/** How events travel, for admins. */
export function figureProcedures(room: () => FiguresRoom) {
  return {
    live: quietly(adminProcedure.query(({ ctx }) => livePipeline(room(), ctx.actor))),
    history: quietly(
      adminProcedure
        .input(z.object({ range: z.enum(HISTORY_RANGES) }))
        .query(({ ctx, input }) => pipelineHistory(room(), ctx.actor, input.range)),
    ),
  };
}
