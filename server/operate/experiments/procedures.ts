import { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import type { Signing } from "#server/desk/access/room.ts";
import { issueSignedToken, readSignedToken } from "#server/desk/access/signed-token.ts";
import { recorded } from "#server/desk/audit/recorded.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, openProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import type { WebEnv } from "#server/platform/env.ts";
import { openExperiments, watchExperiments } from "./experiment-client.ts";
import { ExperimentName } from "./wire.ts";

export interface ExperimentRoom extends Signing, Trailed {
  readonly env: Pick<WebEnv, "mode" | "control">;
}

/** Breaking the desk on purpose, on one's own machine. */
export function experimentProcedures(room: (call: Call) => ExperimentRoom) {
  // The database that would keep a key may be what is taken away.
  const experimenter = adminProcedure
    .meta({ key: "harmless" })
    .use(({ ctx, next }) => next({ ctx: { ...ctx, experiments: openExperiments(room(ctx).env, ctx.actor) } }));
  return {
    /** For admins: what can be done, the last run, and a ticket to watch it while the database is away. */
    desk: quietly(
      experimenter.query(async ({ ctx }) => {
        const desk = await ctx.experiments.desk();
        const { token } = await issueSignedToken("experiment", ctx.caller.credential, room(ctx));
        return { ...desk, ticket: token };
      }),
    ),

    /** The same with such a ticket, asking no database: the one that is away may be what the experiment is about. */
    watch: quietly(
      openProcedure.input(z.object({ ticket: z.string() })).query(async ({ ctx, input }) => {
        const { env, ...signing } = room(ctx);
        if (await readSignedToken("experiment", input.ticket, signing)) {
          return watchExperiments(env).desk();
        }
        throw new DomainError("experiments.refused", { key: "refusals.experiment.openForLong" });
      }),
    ),

    start: experimenter.input(z.object({ name: ExperimentName })).mutation(({ ctx, input }) => {
      const on = { kind: "experiment", id: input.name } as const;
      const act = { action: "experiment.started", actorId: ctx.actor.id, on } as const;
      return recorded(room(ctx), act, () => ctx.experiments.start(input.name));
    }),

    stop: experimenter.mutation(({ ctx }) =>
      recorded(room(ctx), { action: "experiment.stopped", actorId: ctx.actor.id }, () => ctx.experiments.stop()),
    ),
  };
}
