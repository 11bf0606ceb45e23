import { z } from "zod";
import { procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { cancelReplay, listReplays, pauseReplay, releaseParked, resumeReplay } from "./change-replay.ts";
import type { ReplayRoom } from "./room.ts";
import { countReplay, startReplay } from "./start-replay.ts";
import { ReplayFilter, StartReplay } from "./wire.ts";

const Id = z.object({ id: z.string().max(40) });

/** Stored events sent once more, for admins: each verb refuses everybody else. */
export function replayProcedures(room: () => ReplayRoom) {
  return {
    count: quietly(procedure.input(ReplayFilter).query(({ ctx, input }) => countReplay(room(), ctx.actor, input))),
    start: procedure.input(StartReplay).mutation(({ ctx, input }) => startReplay(room(), ctx.actor, input)),
    list: quietly(procedure.query(({ ctx }) => listReplays(room(), ctx.actor))),
    pause: procedure.input(Id).mutation(({ ctx, input }) => pauseReplay(room(), ctx.actor, input.id)),
    resume: procedure.input(Id).mutation(({ ctx, input }) => resumeReplay(room(), ctx.actor, input.id)),
    cancel: procedure.input(Id).mutation(({ ctx, input }) => cancelReplay(room(), ctx.actor, input.id)),
    releaseParked: procedure.mutation(({ ctx }) => releaseParked(room(), ctx.actor)),
  };
}
