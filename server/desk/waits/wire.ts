import { z } from "zod";

/** What is known of a wait in line. Both ends are absent together, where no time can be said. */
export const Wait = z
  .object({
    minSeconds: z.int().nullable().meta({ description: "From now; null where no time can be said." }),
    maxSeconds: z.int().nullable(),
    place: z.int().meta({ description: "1 is next." }),
    text: z.string().meta({ example: "A person gets this in 5 to 10 min." }),
  })
  .meta({ id: "Wait" });
export type Wait = z.infer<typeof Wait>;
