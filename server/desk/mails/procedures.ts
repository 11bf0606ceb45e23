import type { Call } from "#server/platform/doors/call.ts";
import { procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { listMails } from "./list-mails.ts";
import type { Mails } from "./room.ts";

export function mailProcedures(room: (call: Call) => Mails<"listKept">) {
  return {
    list: quietly(procedure.query(({ ctx }) => listMails(room(ctx), ctx.actor, ctx.caller.account))),
  };
}
