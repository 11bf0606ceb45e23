import { zodResolver } from "@hookform/resolvers/zod";
import { CreateToken } from "#server/domain/wire/account.ts";

export const resolver = zodResolver(CreateToken);
