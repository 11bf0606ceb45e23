import { z } from "zod";
import { TeamIdInput, UserIdInput } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";
import { line, text } from "#server/core/text.ts";
import { Status } from "#server/core/vocabulary.ts";
import { FileIds } from "#server/desk/files/wire.ts";

const Message = text({
  min: 1,
  max: 5000,
  tooShort: "fields.message.tooShort",
  tooLong: "fields.message.tooLong",
});

/** More than any complaint is ever changed; a document names no number that JSON could not carry. */
const MOST_REV = 1_000_000_000;
export const SeenRev = z.int().min(0).max(MOST_REV).optional().meta({
  description:
    "For staff: the complaint's `rev` when they had read it. Where others wrote since, they are refused, so that they can read that first.",
});
export const ChangeStatus = z.object({
  status: Status,
  message: Message.optional(),
  files: FileIds.optional(),
  seenRev: SeenRev,
});
/** More than one note can mean. */
const MOST_MENTIONS = 20;
/** As the longest name of a person may be. */
const As = line({ min: 1, max: 200, tooLong: "fields.name.tooLong" }).optional().meta({
  description: "What stands for them behind an @ in the message; what they are called, unless given.",
});
/** Somebody, or a team, whom a note calls. */
const MentionInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("person"), id: UserIdInput, as: As }),
  z.object({ kind: z.literal("team"), id: TeamIdInput, as: As }),
]);
export type MentionInput = z.infer<typeof MentionInput>;
export const AddComment = z
  .object({
    message: Message.optional(),
    internal: z.boolean().default(false),
    files: FileIds.optional(),
    mentions: z
      .array(MentionInput)
      .max(MOST_MENTIONS, said("fields.mentions", { most: MOST_MENTIONS }))
      .optional()
      .meta({
        description:
          "Of an internal note: staff and teams of theirs who are told of it, once each. It lets nobody read what they could not.",
      }),
    asksForHelp: z.boolean().default(false).meta({
      description:
        "Of an internal note: asks whom it mentions for help, or the leads where it mentions nobody. A note of anybody asked answers it.",
    }),
    seenRev: SeenRev,
  })
  .refine(({ message, files }) => message !== undefined || files !== undefined, {
    path: ["message"],
    message: said("fields.message.tooShort"),
  })
  .meta({ description: "Words, files, or both.", anyOf: [{ required: ["message"] }, { required: ["files"] }] });
