import { z } from "zod";
import { CategoryName } from "#server/core/vocabulary.ts";

export const Category = z.object({
  name: CategoryName,
  description: z.string(),
  builtIn: z.boolean(),
  active: z.boolean(),
});
export type Category = z.infer<typeof Category>;
export const AddCategory = z.object({ name: CategoryName, description: z.string().trim().max(140).default("") });
export const ChangeCategory = z.object({
  name: CategoryName,
  description: z.string().trim().max(140).optional(),
  active: z.boolean().optional(),
});
