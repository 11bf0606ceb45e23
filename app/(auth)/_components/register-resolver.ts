import { zodResolver } from "@hookform/resolvers/zod";
import { Register } from "#server/desk/people/wire.ts";

export const resolver = zodResolver(Register);
