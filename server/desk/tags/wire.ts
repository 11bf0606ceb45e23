import { z } from "zod";
import { TagIdInput } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";
import { line } from "#server/core/text.ts";

/** So many are shown at a time unless asked otherwise, and so many at most. */
const PAGE = 100;
const MOST_LISTED = 500;

const NAME_LIMIT = { max: 40, tooLong: "fields.tag.tooLong" } as const;
export const TagName = line({
  ...NAME_LIMIT,
  min: 1,
  missing: "fields.tag.missing",
  tooShort: "fields.tag.tooShort",
});
/** A search, which may be for nothing yet. */
export const TypedTag = line(NAME_LIMIT);

export const Tag = z
  .object({
    id: z.string().brand<"TagId">(),
    name: z.string(),
    uses: z.int().optional().meta({
      description: "On how many complaints it is, counted up to 1,000; absent unless asked for.",
    }),
  })
  .meta({ id: "Tag" });
export type Tag = z.infer<typeof Tag>;

export const ListTags = z.object({
  cursor: z.string().max(200).optional().meta({ description: "The nextCursor of the page before." }),
  limit: z.coerce
    .number(said("fields.limit.number", { most: MOST_LISTED }))
    .int(said("fields.limit.whole"))
    .min(1, said("fields.limit.least"))
    .max(MOST_LISTED, said("fields.limit.most", { most: MOST_LISTED }))
    .default(PAGE)
    .meta({ description: "How many a page has." }),
  uses: z
    .enum(["true", "false"], said("fields.tag.uses"))
    .default("false")
    .meta({ description: "Whether to count on how many complaints each is." }),
});
export type ListTags = z.infer<typeof ListTags>;

export const TagPage = z.object({ items: z.array(Tag), nextCursor: z.string().nullable() }).meta({ id: "TagPage" });
export type TagPage = z.infer<typeof TagPage>;

export const AddTag = z.object({ name: TagName });
export const TagId = TagIdInput;
export const ChangeTag = z
  .object({ name: TagName.optional(), mergeInto: TagIdInput.optional() })
  .refine(({ name, mergeInto }) => name !== undefined || mergeInto !== undefined, said("fields.tag.change"))
  .meta({ minProperties: 1 });
export type ChangeTag = z.infer<typeof ChangeTag>;
