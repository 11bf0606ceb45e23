import type { PeopleRoom } from "#server/desk/people/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { publicProcedure } from "#server/platform/doors/procedure.ts";
import { lookAtLink } from "./look-at-link.ts";
import { useLink } from "./use-link.ts";
import { LookAtLink, UseLink } from "./wire.ts";

/** The doors of whoever holds a link. Both are asked by POST: a token in an address would be written down on the way. */
export function linkProcedures(room: (call: Call) => PeopleRoom) {
  return {
    // It changes nothing.
    look: publicProcedure
      .meta({ key: "harmless" })
      .input(LookAtLink)
      .mutation(({ ctx, input }) => lookAtLink(room(ctx), input, ctx.caller?.actor.id ?? null)),
    use: publicProcedure
      .input(UseLink)
      .mutation(({ ctx, input }) => useLink(room(ctx), input, ctx.caller?.actor.id ?? null)),
  };
}
