import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure } from "#server/platform/doors/procedure.ts";
import { erasePerson } from "./erase-person.ts";
import { requireProof } from "./require-proof.ts";
import type { ErasureRoom } from "./room.ts";
import { ErasePerson } from "./wire.ts";

export function erasureProcedures(room: (call: Call) => ErasureRoom) {
  return {
    person: adminProcedure.input(ErasePerson).mutation(async ({ ctx, input }) => {
      const desk = room(ctx);
      await requireProof(desk, ctx.caller, input.password);
      return erasePerson(desk, ctx.actor, input);
    }),
  };
}
