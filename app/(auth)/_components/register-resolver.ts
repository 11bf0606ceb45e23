import { zodResolver } from "@hookform/resolvers/zod";
import { Register } from "#server/domain/wire/account.ts";

export const resolver = zodResolver(Register);
