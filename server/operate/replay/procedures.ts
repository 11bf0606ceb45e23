import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { cancelReplay, listReplays, pauseReplay, releaseParked, resumeReplay } from "./change-replay.ts";
import type { ReplayRoom } from "./room.ts";
import { countReplay, startReplay } from "./start-replay.ts";
import { ReplayFilter, StartReplay } from "./wire.ts";

const Id = z.object({ id: z.string().max(40) });

/** Stored events sent once more, for admins. */
export function replayProcedures(room: (call: Call) => ReplayRoom) {
  return {
    count: quietly(
      adminProcedure.input(ReplayFilter).query(({ ctx, input }) => countReplay(room(ctx), ctx.actor, input)),
    ),
    start: adminProcedure.input(StartReplay).mutation(({ ctx, input }) => startReplay(room(ctx), ctx.actor, input)),
    list: quietly(adminProcedure.query(({ ctx }) => listReplays(room(ctx), ctx.actor))),
    pause: adminProcedure.input(Id).mutation(({ ctx, input }) => pauseReplay(room(ctx), ctx.actor, input.id)),
    resume: adminProcedure.input(Id).mutation(({ ctx, input }) => resumeReplay(room(ctx), ctx.actor, input.id)),
    cancel: adminProcedure.input(Id).mutation(({ ctx, input }) => cancelReplay(room(ctx), ctx.actor, input.id)),
    releaseParked: adminProcedure.mutation(({ ctx }) => releaseParked(room(ctx), ctx.actor)),
  };
}
