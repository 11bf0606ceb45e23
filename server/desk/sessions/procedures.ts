import type { Call } from "#server/platform/doors/call.ts";
import { procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { endAllSessions, endSession } from "./end-session.ts";
import { listSessions } from "./list-sessions.ts";
import type { SessionsRoom } from "./room.ts";
import { EndSession } from "./wire.ts";

export function sessionProcedures(room: (call: Call) => SessionsRoom) {
  return {
    sessions: {
      list: quietly(procedure.query(({ ctx }) => listSessions(room(ctx), ctx.caller))),
      end: procedure.input(EndSession).mutation(({ ctx, input }) => endSession(room(ctx), ctx.actor, input)),
      endAll: procedure.mutation(({ ctx }) => endAllSessions(room(ctx), ctx.actor)),
    },
  };
}
