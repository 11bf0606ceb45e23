import { z } from "zod";
import { FileIdInput } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";
import { AttachedFile } from "#server/core/timeline.ts";

/** With one message; a picture of everything that is on a desk, and its bill. */
export const MOST_FILES_A_MESSAGE = 10;

/** Files that were sent before, to go with what is written now. */
export const FileIds = z
  .array(FileIdInput)
  .min(1, said("fields.files.none"))
  .max(MOST_FILES_A_MESSAGE, said("fields.files.most", { most: MOST_FILES_A_MESSAGE }))
  .refine((ids) => new Set(ids).size === ids.length, said("fields.files.twice"))
  .meta({
    description: "Ids of files that you sent to POST /api/files in the last day and that nothing has yet.",
    uniqueItems: true,
  });

/** The same for a macro, which may have none: each of its messages has them. */
export const MacroFileIds = z
  .array(FileIdInput)
  .max(MOST_FILES_A_MESSAGE, said("fields.macro.files", { most: MOST_FILES_A_MESSAGE }))
  .refine((ids) => new Set(ids).size === ids.length, said("fields.files.twice"))
  .meta({
    description:
      "Ids of files that go with its words: those that it has already, and those that you sent to POST /api/files in the last day.",
    uniqueItems: true,
  });

/** A file as its uploader is answered, and as it goes over every wire. */
export const SentFile = AttachedFile.extend({}).meta({ id: "SentFile" });
export type SentFile = z.infer<typeof SentFile>;

/** One of a complaint's. */
export const ComplaintFile = AttachedFile.extend({
  internal: z.boolean().meta({ description: "Of an internal note: only staff have it here." }),
}).meta({ id: "ComplaintFile" });
export type ComplaintFile = Readonly<z.infer<typeof ComplaintFile>>;
