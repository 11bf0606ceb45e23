import { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Signing } from "#server/desk/access/room.ts";
import { issueSignedToken, readSignedToken } from "#server/desk/access/signed-token.ts";
import { openProcedure, procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import type { WebEnv } from "#server/platform/env.ts";
import { openExperiments, watchExperiments } from "./experiment-client.ts";
import { ExperimentName } from "./wire.ts";

export interface ExperimentRoom extends Signing {
  readonly env: Pick<WebEnv, "mode" | "control">;
}

/** Breaking the desk on purpose, on one's own machine. */
export function experimentProcedures(room: () => ExperimentRoom) {
  return {
    /** For admins: what can be done, the last run, and a ticket to watch it while the database is away. */
    desk: quietly(
      procedure.query(async ({ ctx }) => {
        const { env, secret, clock } = room();
        const desk = await openExperiments(env, ctx.actor).desk();
        const subject = { userId: ctx.actor.id, sessionVersion: ctx.caller.account.sessionVersion };
        const { token } = await issueSignedToken("experiment", subject, { secret, now: clock.now() });
        return { ...desk, ticket: token };
      }),
    ),

    /** The same with such a ticket, asking no database: the one that is away may be what the experiment is about. */
    watch: quietly(
      openProcedure.input(z.object({ ticket: z.string() })).query(async ({ input }) => {
        const { env, secret, clock } = room();
        if (await readSignedToken("experiment", input.ticket, { secret, now: clock.now() })) {
          return watchExperiments(env).desk();
        }
        throw new DomainError("experiments.refused", "This page has been open for long. Reload it to go on watching.");
      }),
    ),

    start: procedure
      .input(z.object({ name: ExperimentName }))
      .mutation(({ ctx, input }) => openExperiments(room().env, ctx.actor).start(input.name)),

    stop: procedure.mutation(({ ctx }) => openExperiments(room().env, ctx.actor).stop()),
  };
}
