import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { listMails } from "./list-mails.ts";
import type { CatcherRoom } from "./room.ts";
import { type ShowingRoom, showMail } from "./show-mail.ts";

export function mailProcedures(room: (call: Call) => CatcherRoom & ShowingRoom) {
  return {
    list: quietly(procedure.query(({ ctx }) => listMails(room(ctx), ctx.actor, ctx.caller.account))),
    /** One of them as a mail program shows it. */
    shown: quietly(
      procedure
        .input(z.object({ id: z.string().max(40) }))
        .query(({ ctx, input }) => showMail(room(ctx), ctx.actor, ctx.caller.account, input)),
    ),
  };
}
