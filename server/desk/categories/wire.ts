import { z } from "zod";
import { line } from "#server/core/text.ts";
import { CategoryName } from "#server/core/vocabulary.ts";

const CategoryDescription = line({ max: 140, tooLong: "fields.description.tooLong" });

export const Category = z.object({
  name: CategoryName,
  description: z.string(),
  builtIn: z.boolean(),
  active: z.boolean(),
});
export type Category = z.infer<typeof Category>;
export const AddCategory = z.object({ name: CategoryName, description: CategoryDescription.default("") });
export const ChangeCategory = z.object({
  name: CategoryName,
  description: CategoryDescription.optional(),
  active: z.boolean().optional(),
});
