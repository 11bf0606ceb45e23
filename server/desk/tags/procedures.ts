import { z } from "zod";
import type { MadeOnce } from "#server/core/once/once.ts";
import type { Ids } from "#server/core/ports/environment.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, staffProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { addTag } from "./add-tag.ts";
import { mergeTags, renameTag } from "./change-tag.ts";
import { listTags } from "./list-tags.ts";
import type { Tags } from "./room.ts";
import { AddTag, ListTags, TagId, TagName } from "./wire.ts";

/** What the verbs of tags work with. */
export type TagsRoom = Tags & Trailed & MadeOnce & { readonly ids: Pick<Ids, "documentId"> };

export function tagProcedures(room: (call: Call) => TagsRoom) {
  return {
    list: quietly(staffProcedure.input(ListTags).query(({ ctx, input }) => listTags(room(ctx), ctx.actor, input))),
    add: staffProcedure.input(AddTag).mutation(({ ctx, input }) => addTag(room(ctx), ctx.actor, input)),
    rename: adminProcedure
      .input(z.object({ id: TagId, name: TagName }))
      .mutation(({ ctx, input }) => renameTag(room(ctx), ctx.actor, input)),
    merge: adminProcedure
      .input(z.object({ id: TagId, mergeInto: TagId }))
      .mutation(({ ctx, input }) => mergeTags(room(ctx), ctx.actor, input)),
  };
}
