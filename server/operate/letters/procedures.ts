import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { archiveLetters, restoreLetters } from "./archive-letters.ts";
import { letterOverview, listLetters } from "./list-letters.ts";
import { getRedrive, listRedrives } from "./list-redrives.ts";
import { retryLetters } from "./retry-letters.ts";
import type { LettersRoom } from "./room.ts";
import { LetterSelection, ListLetters, RestoreLetters } from "./wire.ts";

/** Messages that could not be handled, for admins. */
export function letterProcedures(room: (call: Call) => LettersRoom) {
  return {
    groups: quietly(adminProcedure.query(({ ctx }) => letterOverview(room(ctx), ctx.actor))),
    list: quietly(
      adminProcedure.input(ListLetters).query(({ ctx, input }) => listLetters(room(ctx), ctx.actor, input)),
    ),
    retry: adminProcedure
      .input(LetterSelection)
      .mutation(({ ctx, input }) => retryLetters(room(ctx), ctx.actor, input)),
    archive: adminProcedure
      .input(LetterSelection)
      .mutation(({ ctx, input }) => archiveLetters(room(ctx), ctx.actor, input)),
    restore: adminProcedure
      .input(RestoreLetters)
      .mutation(({ ctx, input }) => restoreLetters(room(ctx), ctx.actor, input)),
    redrives: quietly(adminProcedure.query(({ ctx }) => listRedrives(room(ctx), ctx.actor))),
    redrive: quietly(
      adminProcedure
        .input(z.object({ id: z.string().max(40) }))
        .query(({ ctx, input }) => getRedrive(room(ctx), ctx.actor, input.id)),
    ),
  };
}
