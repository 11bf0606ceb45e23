import type { Call } from "#server/platform/doors/call.ts";
import { owingProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { endAllSessions, endSession } from "./end-session.ts";
import { listSessions } from "./list-sessions.ts";
import type { SessionsRoom } from "./room.ts";
import { EndSession } from "./wire.ts";

export function sessionProcedures(room: (call: Call) => SessionsRoom) {
  return {
    sessions: {
      list: quietly(owingProcedure.query(({ ctx }) => listSessions(room(ctx), ctx.caller))),
      end: owingProcedure.input(EndSession).mutation(({ ctx, input }) => endSession(room(ctx), ctx.actor, input)),
      endAll: owingProcedure.mutation(({ ctx }) => endAllSessions(room(ctx), ctx.actor)),
    },
  };
}
