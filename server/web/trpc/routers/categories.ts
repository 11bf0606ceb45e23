import { addCategory } from "#server/desk/categories/add-category.ts";
import { changeCategory } from "#server/desk/categories/change-category.ts";
import { listCategories } from "#server/desk/categories/list-categories.ts";
import { AddCategory, ChangeCategory } from "#server/desk/categories/wire.ts";
import { procedure, router } from "../trpc.ts";

export const categoriesRouter = router({
  list: procedure.query(({ ctx }) => listCategories(ctx.desk, ctx.actor)),
  add: procedure.input(AddCategory).mutation(({ ctx, input }) => addCategory(ctx.desk, ctx.actor, input)),
  change: procedure.input(ChangeCategory).mutation(({ ctx, input }) => changeCategory(ctx.desk, ctx.actor, input)),
});
