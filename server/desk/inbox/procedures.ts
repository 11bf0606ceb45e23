import { z } from "zod";
import type { Call } from "#server/platform/doors/call.ts";
import { procedure, staffProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { acceptMail } from "./accept-mail.ts";
import { getMail } from "./get-mail.ts";
import { countWaiting, listInbox } from "./list-inbox.ts";
import { refuseMail } from "./refuse-mail.ts";
import type { InboxRoom } from "./room.ts";
import { AcceptMail, ListedState, MailRef, WriteMail } from "./wire.ts";
import { writeMail } from "./write-mail.ts";

export function inboxProcedures(room: (call: Call) => InboxRoom) {
  return {
    // No event tells of a mail: its page looks again by itself.
    list: quietly(
      staffProcedure
        .input(z.object({ state: ListedState.default("waits") }))
        .query(({ ctx, input }) => listInbox(room(ctx), ctx.actor, input)),
    ),
    waiting: quietly(staffProcedure.query(({ ctx }) => countWaiting(room(ctx), ctx.actor))),
    byId: quietly(staffProcedure.input(MailRef).query(({ ctx, input }) => getMail(room(ctx), ctx.actor, input))),
    accept: staffProcedure.input(AcceptMail).mutation(({ ctx, input }) => acceptMail(room(ctx), ctx.actor, input)),
    refuse: staffProcedure.input(MailRef).mutation(({ ctx, input }) => refuseMail(room(ctx), ctx.actor, input)),
    write: procedure
      .input(WriteMail)
      .mutation(({ ctx, input }) => writeMail(room(ctx), ctx.actor, ctx.caller.account, input)),
  };
}
