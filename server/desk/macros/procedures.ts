import { z } from "zod";
import { MacroIdInput } from "#server/core/ids.ts";
import type { MadeOnce } from "#server/core/once/once.ts";
import type { Ids } from "#server/core/ports/environment.ts";
import type { Trailed } from "#server/desk/audit/room.ts";
import type { Categories } from "#server/desk/categories/room.ts";
import type { Tags } from "#server/desk/tags/room.ts";
import type { Teams } from "#server/desk/teams/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { staffProcedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { type ApplyingRoom, applyMacro } from "./apply-macro.ts";
import { addMacro, changeMacro, removeMacro } from "./change-macro.ts";
import { listMacros } from "./list-macros.ts";
import type { MacroFilesRoom } from "./macro-files.ts";
import type { Macros } from "./room.ts";
import { AddMacro, ApplyMacro, ChangeMacro, ListMacros } from "./wire.ts";

/** What the verbs of macros work with, beside what using one takes. */
export type MacrosRoom = Macros &
  MacroFilesRoom &
  Teams &
  Tags &
  Categories<"list"> &
  Trailed &
  MadeOnce & { readonly ids: Pick<Ids, "documentId"> };

const ById = z.object({ id: MacroIdInput });

export function macroProcedures(room: (call: Call) => MacrosRoom) {
  return {
    list: quietly(staffProcedure.input(ListMacros).query(({ ctx, input }) => listMacros(room(ctx), ctx.actor, input))),
    add: staffProcedure.input(AddMacro).mutation(({ ctx, input }) => addMacro(room(ctx), ctx.actor, input)),
    change: staffProcedure
      .input(ById.extend(ChangeMacro.omit({ removed: true }).shape))
      .mutation(({ ctx, input }) => changeMacro(room(ctx), ctx.actor, input)),
    remove: staffProcedure.input(ById).mutation(({ ctx, input }) => removeMacro(room(ctx), ctx.actor, input)),
  };
}

/** What is done with one to a complaint: a procedure among those of complaints. */
export function applyingProcedures(room: (call: Call) => ApplyingRoom) {
  return {
    applyMacro: staffProcedure
      .meta({ key: "in-document" })
      .input(z.object({ id: z.string().max(40) }).extend(ApplyMacro.shape))
      .mutation(({ ctx, input }) => applyMacro(room(ctx), ctx.actor, input)),
  };
}
