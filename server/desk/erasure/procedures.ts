import { confirmPassword } from "#server/desk/sessions/confirm-password.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { erasePerson } from "./erase-person.ts";
import type { ErasureRoom } from "./room.ts";
import { ErasePerson } from "./wire.ts";

export function erasureProcedures(room: (call: Call) => ErasureRoom) {
  return {
    person: adminProcedure.input(ErasePerson).mutation(async ({ ctx, input }) => {
      const desk = room(ctx);
      // For what cannot be undone, whoever asks in a browser types their password for this very act.
      await confirmPassword(desk, ctx.caller, input);
      return erasePerson(desk, ctx.actor, input);
    }),
  };
}
