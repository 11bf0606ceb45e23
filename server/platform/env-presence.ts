import { notes, seconds } from "./env-checks.ts";

/** How long somebody is taken to be there, and what they keep after that. */
export const PRESENCE_VARIABLES = {
  PRESENCE_SECONDS: seconds(5, 3_600)
    .default(60)
    .meta(
      notes({
        group: "Presence",
        description: "Seconds without a sign of life of an open page after which an agent is away and gets nothing.",
        example: "60",
      }),
    ),
  PRESENCE_API_SECONDS: seconds(5, 86_400)
    .default(900)
    .meta(
      notes({
        group: "Presence",
        description: "The same for agents who work by the API alone, since their last call that changed something.",
        example: "900",
      }),
    ),
  HANDOVER_SECONDS: seconds(5, 86_400)
    .default(1_800)
    .meta(
      notes({
        group: "Presence",
        description: "Seconds that an agent who is away keeps what they had begun. Then it goes back to the line.",
        example: "1800",
      }),
    ),
};
