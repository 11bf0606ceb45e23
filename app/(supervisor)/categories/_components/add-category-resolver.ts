import { zodResolver } from "@hookform/resolvers/zod";
import { AddCategory } from "#server/desk/categories/wire.ts";

export const resolver = zodResolver(AddCategory);
