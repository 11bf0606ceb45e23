import { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import { issueSignedToken, readSignedToken } from "#server/desk/access/signed-token.ts";
import { openExperiments, watchExperiments } from "#server/operate/experiments/experiment-client.ts";
import { ExperimentName } from "#server/operate/experiments/wire.ts";
import { getWebEnv } from "../../http/web-env.ts";
import { openProcedure, procedure, router } from "../trpc.ts";

/** Breaking the desk on purpose, on one's own machine. */
export const experimentsRouter = router({
  /** For admins: what can be done, the last run, and a ticket to watch it while the database is away. */
  desk: procedure.query(async ({ ctx }) => {
    const desk = await openExperiments(getWebEnv(), ctx.actor).desk();
    const { secret, clock } = ctx.accounts;
    const subject = { userId: ctx.actor.id, sessionVersion: ctx.access.account.sessionVersion };
    const { token } = await issueSignedToken("experiment", subject, { secret, now: clock.now() });
    return { ...desk, ticket: token };
  }),

  /** The same with such a ticket, asking no database: the one that is away may be what the experiment is about. */
  watch: openProcedure.input(z.object({ ticket: z.string() })).query(async ({ ctx, input }) => {
    const { secret, clock } = ctx.accounts;
    if (await readSignedToken("experiment", input.ticket, { secret, now: clock.now() })) {
      return watchExperiments(getWebEnv()).desk();
    }
    throw new DomainError("experiments.refused", "This page has been open for long. Reload it to go on watching.");
  }),

  start: procedure
    .input(z.object({ name: ExperimentName }))
    .mutation(({ ctx, input }) => openExperiments(getWebEnv(), ctx.actor).start(input.name)),

  stop: procedure.mutation(({ ctx }) => openExperiments(getWebEnv(), ctx.actor).stop()),
});
