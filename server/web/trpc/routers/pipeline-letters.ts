import { z } from "zod";
import { archiveLetters, restoreLetters } from "#server/operate/letters/archive-letters.ts";
import { letterOverview, listLetters } from "#server/operate/letters/list-letters.ts";
import { getRedrive, listRedrives } from "#server/operate/letters/list-redrives.ts";
import { retryLetters } from "#server/operate/letters/retry-letters.ts";
import { LetterSelection, ListLetters, RestoreLetters } from "#server/operate/letters/wire.ts";
import {
  cancelReplay,
  listReplays,
  pauseReplay,
  releaseParked,
  resumeReplay,
} from "#server/operate/replay/change-replay.ts";
import { countReplay, startReplay } from "#server/operate/replay/start-replay.ts";
import { ReplayFilter, StartReplay } from "#server/operate/replay/wire.ts";
import { procedure, router } from "../trpc.ts";

const Id = z.object({ id: z.string().max(40) });

/** Messages that could not be handled, for admins: each use case refuses everybody else. */
export const deadLettersRouter = router({
  groups: procedure.query(({ ctx }) => letterOverview(ctx.letters(), ctx.actor)),
  list: procedure.input(ListLetters).query(({ ctx, input }) => listLetters(ctx.letters(), ctx.actor, input)),
  retry: procedure.input(LetterSelection).mutation(({ ctx, input }) => retryLetters(ctx.letters(), ctx.actor, input)),
  archive: procedure
    .input(LetterSelection)
    .mutation(({ ctx, input }) => archiveLetters(ctx.letters(), ctx.actor, input)),
  restore: procedure
    .input(RestoreLetters)
    .mutation(({ ctx, input }) => restoreLetters(ctx.letters(), ctx.actor, input)),
  redrives: procedure.query(({ ctx }) => listRedrives(ctx.letters(), ctx.actor)),
  redrive: procedure.input(Id).query(({ ctx, input }) => getRedrive(ctx.letters(), ctx.actor, input.id)),
});

/** Stored events sent once more, for admins. */
export const replayRouter = router({
  count: procedure.input(ReplayFilter).query(({ ctx, input }) => countReplay(ctx.letters(), ctx.actor, input)),
  start: procedure.input(StartReplay).mutation(({ ctx, input }) => startReplay(ctx.letters(), ctx.actor, input)),
  list: procedure.query(({ ctx }) => listReplays(ctx.letters(), ctx.actor)),
  pause: procedure.input(Id).mutation(({ ctx, input }) => pauseReplay(ctx.letters(), ctx.actor, input.id)),
  resume: procedure.input(Id).mutation(({ ctx, input }) => resumeReplay(ctx.letters(), ctx.actor, input.id)),
  cancel: procedure.input(Id).mutation(({ ctx, input }) => cancelReplay(ctx.letters(), ctx.actor, input.id)),
  releaseParked: procedure.mutation(({ ctx }) => releaseParked(ctx.letters(), ctx.actor)),
});
