import { z } from "zod";
import { DocumentId, userIdOf } from "#server/core/ids.ts";
import { confirmPassword } from "#server/desk/sessions/confirm-password.ts";
import { requireConfirmed, requireSession } from "#server/desk/sessions/require-confirmed.ts";
import { ConfirmPassword } from "#server/desk/sessions/wire.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, owingProcedure, procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import type { SecondFactorRoom } from "./room.ts";
import { offerSecondFactor, readSecondFactor, renewRecoveryCodes, turnOnSecondFactor } from "./set-up.ts";
import { readStaffRule, setStaffRule } from "./staff-rule.ts";
import { takeSecondFactor, turnOffSecondFactor } from "./take-away.ts";
import { StaffRule, TurnOn } from "./wire.ts";

const People = z.object({ userIds: z.array(DocumentId).max(500) });

export function secondFactorProcedures(room: (call: Call) => SecondFactorRoom) {
  return {
    state: quietly(owingProcedure.query(({ ctx }) => readSecondFactor(room(ctx), ctx.caller))),
    offer: owingProcedure.input(ConfirmPassword).mutation(async ({ ctx, input }) => {
      await confirmPassword(room(ctx), ctx.caller, input);
      return offerSecondFactor(room(ctx), ctx.caller);
    }),
    turnOn: owingProcedure.input(TurnOn).mutation(({ ctx, input }) => {
      requireSession(ctx.caller);
      return turnOnSecondFactor(room(ctx), ctx.caller, input);
    }),
    renew: procedure.input(ConfirmPassword).mutation(async ({ ctx, input }) => {
      await confirmPassword(room(ctx), ctx.caller, input);
      return renewRecoveryCodes(room(ctx), ctx.caller);
    }),
    turnOff: procedure.input(ConfirmPassword).mutation(async ({ ctx, input }) => {
      await confirmPassword(room(ctx), ctx.caller, input);
      await turnOffSecondFactor(room(ctx), ctx.actor);
    }),
    /** Which of these people have one. */
    holders: quietly(
      adminProcedure
        .input(People)
        .query(
          ({ ctx, input }): Promise<string[]> => room(ctx).secondFactors.holdersAmong(input.userIds.map(userIdOf)),
        ),
    ),
    take: adminProcedure.input(z.object({ userId: z.string() })).mutation(({ ctx, input }) => {
      const desk = room(ctx);
      requireConfirmed(ctx.caller, desk.clock.now());
      return takeSecondFactor(desk, ctx.actor, input);
    }),
    /** Whether everybody of staff has to have one. */
    staffRule: quietly(adminProcedure.query(({ ctx }) => readStaffRule(room(ctx)))),
    setStaffRule: adminProcedure.input(StaffRule).mutation(({ ctx, input }) => {
      const desk = room(ctx);
      requireConfirmed(ctx.caller, desk.clock.now());
      return setStaffRule(desk, ctx.actor, input);
    }),
  };
}
