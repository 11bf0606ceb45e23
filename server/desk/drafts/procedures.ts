import type { Complaints } from "#server/desk/complaints/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { staffProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { keepDraft } from "./keep-draft.ts";
import { listDrafts } from "./list-drafts.ts";
import type { Drafts } from "./room.ts";
import { KeepDraft, ListDrafts } from "./wire.ts";

export function draftProcedures(room: (call: Call) => Drafts & Complaints<"find" | "findByHumanId">) {
  return {
    list: quietly(staffProcedure.input(ListDrafts).query(({ ctx, input }) => listDrafts(room(ctx), ctx.actor, input))),
    // What is kept again is the same.
    keep: staffProcedure
      .meta({ key: "harmless" })
      .input(KeepDraft)
      .mutation(({ ctx, input }) => keepDraft(room(ctx), ctx.actor, input)),
  };
}
