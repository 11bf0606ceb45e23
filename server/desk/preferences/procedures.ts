import type { Trailed } from "#server/desk/audit/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { readPreferences, setPreference } from "./choose.ts";
import type { Preferences } from "./room.ts";
import { SetPreference } from "./wire.ts";

export function preferenceProcedures(room: (call: Call) => Preferences & Trailed) {
  return {
    mine: quietly(procedure.query(({ ctx }) => readPreferences(room(ctx), ctx.actor))),
    set: procedure.input(SetPreference).mutation(({ ctx, input }) => setPreference(room(ctx), ctx.actor, input)),
  };
}
