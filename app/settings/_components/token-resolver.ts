import { zodResolver } from "@hookform/resolvers/zod";
import { CreateToken } from "#server/desk/people/wire.ts";

export const resolver = zodResolver(CreateToken);
