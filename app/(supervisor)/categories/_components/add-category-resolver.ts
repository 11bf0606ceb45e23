import { zodResolver } from "@hookform/resolvers/zod";
import { AddCategory } from "#server/domain/wire/account.ts";

export const resolver = zodResolver(AddCategory);
