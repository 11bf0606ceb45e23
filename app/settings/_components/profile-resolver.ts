import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { PersonName } from "#server/desk/people/wire.ts";

export const resolver = zodResolver(z.object({ name: PersonName }));
