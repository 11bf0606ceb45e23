import { z } from "zod";
import { Instant } from "#server/core/vocabulary.ts";

/** Something about the desk that a lead has to know, until it is over and for a day after. */
export const AlertView = z
  .object({
    id: z.string().meta({ description: "What it is of. The same thing begins anew under the same id." }),
    kind: z.string(),
    title: z.string().meta({ example: "Nobody is on duty, and 3 complaints wait" }),
    message: z.string().meta({ description: "What can be done about it." }),
    href: z.string().meta({ description: "The page where that can be done.", example: "/board" }),
    since: Instant,
    resolvedAt: Instant.nullable().meta({ description: "When it was over; null while it lasts." }),
    read: z.boolean().meta({ description: "By you, and as bad as it is now." }),
  })
  .meta({ id: "Alert" });
export type AlertView = z.infer<typeof AlertView>;

export const AlertList = z
  .object({
    items: z.array(AlertView).meta({
      description: "What you have not read first, then what lasts, then what is over; each part newest first.",
    }),
    unread: z.int().meta({ description: "How many of those that last you have not read." }),
  })
  .meta({ id: "AlertList" });
export type AlertList = z.infer<typeof AlertList>;
