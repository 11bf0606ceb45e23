import { zodResolver } from "@hookform/resolvers/zod";
import { ChangePassword } from "#server/domain/wire/account.ts";

export const resolver = zodResolver(ChangePassword);
