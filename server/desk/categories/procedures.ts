import type { Trailed } from "#server/desk/audit/room.ts";
import type { Call } from "#server/platform/doors/call.ts";
import { adminProcedure, procedure } from "#server/platform/doors/procedure.ts";
import { quietly } from "#server/platform/doors/quiet.ts";
import { addCategory } from "./add-category.ts";
import { changeCategory } from "./change-category.ts";
import { listCategories } from "./list-categories.ts";
import type { Categories } from "./room.ts";
import { AddCategory, ChangeCategory } from "./wire.ts";

export function categoryProcedures(room: (call: Call) => Categories & Trailed) {
  return {
    list: quietly(procedure.query(({ ctx }) => listCategories(room(ctx), ctx.actor))),
    add: adminProcedure.input(AddCategory).mutation(({ ctx, input }) => addCategory(room(ctx), ctx.actor, input)),
    change: adminProcedure
      .input(ChangeCategory)
      .mutation(({ ctx, input }) => changeCategory(room(ctx), ctx.actor, input)),
  };
}
