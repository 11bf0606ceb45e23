import { z } from "zod";
import { said } from "#server/core/said.ts";
import { Channel, NoticeKind } from "./kinds.ts";

/** How somebody is told of one kind of notice. */
const Preference = z.object({
  kind: NoticeKind,
  page: z.boolean().meta({ description: "By a message, the bell's number and a sound on pages that are open." }),
  mail: z.boolean().meta({ description: "By mail, unless you read it before." }),
  push: z.boolean().meta({ description: "On each of your devices where you turned that on." }),
  fixed: z.array(Channel).meta({ description: "What cannot be chosen, and stays as it is." }),
});

export const PreferenceList = z.object({ items: z.array(Preference) }).meta({ id: "NoticePreferences" });
export type PreferenceList = z.infer<typeof PreferenceList>;

export const SetPreference = z.object({
  kind: NoticeKind.meta({
    description:
      "assigned: a complaint for you. reply: somebody wrote. question: a customer was asked. called: a note calls you, asks you for help, or helps you. progress: yours moved on. ended: solved or closed. changed: taken away, put back or corrected. alerts: what the desk needs a lead for. account: what was done to your account.",
  }),
  channel: Channel,
  on: z.boolean(said("fields.preference")),
});
export type SetPreference = z.infer<typeof SetPreference>;
