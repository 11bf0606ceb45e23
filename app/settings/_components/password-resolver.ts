import { zodResolver } from "@hookform/resolvers/zod";
import { ChangePassword } from "#server/desk/people/wire.ts";

export const resolver = zodResolver(ChangePassword);
