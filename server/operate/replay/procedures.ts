import { z } from "zod";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { cancelReplay, listReplays, pauseReplay, releaseParked, resumeReplay } from "./change-replay.ts";
import type { ReplayRoom } from "./room.ts";
import { countReplay, startReplay } from "./start-replay.ts";
import { ReplayFilter, StartReplay } from "./wire.ts";

const Id = z.object({ id: z.string().max(40) });

/** Stored events sent once more, for admins. */
export function replayProcedures(room: () => ReplayRoom) {
  return {
    count: quietly(adminProcedure.input(ReplayFilter).query(({ ctx, input }) => countReplay(room(), ctx.actor, input))),
    start: adminProcedure.input(StartReplay).mutation(({ ctx, input }) => startReplay(room(), ctx.actor, input)),
    list: quietly(adminProcedure.query(({ ctx }) => listReplays(room(), ctx.actor))),
    pause: adminProcedure.input(Id).mutation(({ ctx, input }) => pauseReplay(room(), ctx.actor, input.id)),
    resume: adminProcedure.input(Id).mutation(({ ctx, input }) => resumeReplay(room(), ctx.actor, input.id)),
    cancel: adminProcedure.input(Id).mutation(({ ctx, input }) => cancelReplay(room(), ctx.actor, input.id)),
    releaseParked: adminProcedure.mutation(({ ctx }) => releaseParked(room(), ctx.actor)),
  };
}
