import { z } from "zod";
import { MacroIdInput, TeamIdInput } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";
import { line, text } from "#server/core/text.ts";
import { AttachedFile } from "#server/core/timeline.ts";
import { ChosenCategory, Instant, Priority, Status } from "#server/core/vocabulary.ts";
import { SeenRev } from "#server/desk/complaints/writing-wire.ts";
import { FileIds, MacroFileIds } from "#server/desk/files/wire.ts";
import { TagName } from "#server/desk/tags/wire.ts";

const MOST_LISTED = 500;
const PAGE = 100;
const MOST_TAGS = 20;

const MacroName = line({
  min: 1,
  max: 60,
  missing: "fields.macro.missing",
  tooShort: "fields.macro.tooShort",
  tooLong: "fields.macro.tooLong",
});
const Words = text({ max: 5000, tooLong: "fields.message.tooLong" }).meta({
  description:
    "What is written to the customer, with {{customer}}, {{agent}}, {{number}} and {{link}} filled in; may be empty.",
});
const Scope = z
  .enum(["mine", "team", "everybody"], said("fields.macro.scope"))
  .meta({ description: "Who can use it: whoever made it, a team, or all staff." });

const TagNames = z.array(TagName).max(MOST_TAGS, said("fields.macro.tags", { most: MOST_TAGS }));
const MacroActs = z
  .object({
    status: Status.nullable().default(null),
    priority: Priority.nullable().default(null),
    category: ChosenCategory.nullable().default(null),
    addTags: TagNames.default([]),
    removeTags: TagNames.default([]),
    note: text({ max: 5000, tooLong: "fields.note.tooLong" }).default(""),
  })
  .meta({ id: "MacroActs", description: "What it does in the same step; null and empty leave it as it is." });

export const Macro = z
  .object({
    id: z.string().brand<"MacroId">(),
    name: z.string(),
    scope: Scope,
    teamId: z.string().nullable(),
    words: z.string(),
    acts: z.object({
      status: Status.nullable(),
      priority: Priority.nullable(),
      category: z.string().nullable(),
      addTags: z.array(z.string()),
      removeTags: z.array(z.string()),
      note: z.string(),
    }),
    files: z.array(AttachedFile).meta({ description: "What goes with its words; a copy with each message." }),
    uses: z.int(),
    lastUsedAt: Instant.nullable(),
    mayChange: z.boolean().meta({ description: "Whether whoever asks may change and remove it." }),
  })
  .meta({ id: "Macro" });
export type Macro = z.infer<typeof Macro>;

export const ListMacros = z.object({
  cursor: MacroIdInput.optional().meta({ description: "The nextCursor of the page before." }),
  limit: z.coerce
    .number(said("fields.limit.number", { most: MOST_LISTED }))
    .int(said("fields.limit.whole"))
    .min(1, said("fields.limit.least"))
    .max(MOST_LISTED, said("fields.limit.most", { most: MOST_LISTED }))
    .default(PAGE)
    .meta({ description: "How many a page has." }),
});
export type ListMacros = z.infer<typeof ListMacros>;
export const MacroPage = z
  .object({ items: z.array(Macro), nextCursor: z.string().nullable() })
  .meta({ id: "MacroPage" });
export type MacroPage = z.infer<typeof MacroPage>;

export const AddMacro = z.object({
  name: MacroName,
  scope: Scope.default("mine"),
  teamId: TeamIdInput.nullable().default(null).meta({ description: "Which team's it is, where it is a team's." }),
  words: Words.default(""),
  acts: MacroActs.prefault({}),
  files: MacroFileIds.default([]),
});
export type AddMacro = z.infer<typeof AddMacro>;

export const ChangeMacro = z.object({
  name: MacroName.optional(),
  scope: Scope.optional(),
  teamId: TeamIdInput.nullable().optional().meta({ description: "Which team's it is, where it is a team's." }),
  words: Words.optional(),
  acts: MacroActs.optional(),
  files: MacroFileIds.optional(),
  removed: z.literal(true).optional().meta({ description: "Takes it away, whatever else is said." }),
});
export type ChangeMacro = z.infer<typeof ChangeMacro>;

export const ApplyMacro = z.object({
  macroId: MacroIdInput,
  seenRev: SeenRev,
  message: text({ max: 5000, tooLong: "fields.message.tooLong" })
    .optional()
    .meta({ description: "What is written in place of the macro's words, to the letter." }),
  files: FileIds.optional(),
});
