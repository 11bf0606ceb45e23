import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { PersonName } from "#server/domain/wire/account.ts";

export const resolver = zodResolver(z.object({ name: PersonName }));
