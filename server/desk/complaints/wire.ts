import { z } from "zod";
import { AssignmentReason } from "#server/core/assignment-reason.ts";
import { AgentIdInput, agentIdInput, TicketIdInput, UserIdInput } from "#server/core/ids.ts";
import { said } from "#server/core/said.ts";
import { STATUSES } from "#server/core/terms.ts";
import { line, text } from "#server/core/text.ts";
import { TimelineItem } from "#server/core/timeline.ts";
import { Channel, ChosenCategory, Instant, Priority, Status } from "#server/core/vocabulary.ts";
import { ComplaintFile, FileIds } from "#server/desk/files/wire.ts";
import { Customer } from "#server/desk/people/wire.ts";
import { TagName, TypedTag } from "#server/desk/tags/wire.ts";
import { Wait } from "#server/desk/waits/wire.ts";

const PersonRef = z.object({ _id: z.string(), name: z.string() }).meta({ id: "PersonRef" });

/** What somebody asks colleagues for, while nobody has given it. */
const HelpAsked = z
  .object({
    by: PersonRef,
    at: Instant,
    of: z.array(z.string()).meta({ description: "Of whom, by their names; of the leads where nobody is named." }),
  })
  .meta({ id: "HelpAsked" });
export type HelpAsked = z.infer<typeof HelpAsked>;

export const Complaint = z
  .object({
    _id: z.string().brand<"TicketId">(),
    complaintId: z.string().meta({ example: "COMP-10001" }),
    title: z.string(),
    description: z.string(),
    category: z.string(),
    priority: Priority,
    status: Status,
    userId: z.string().brand<"UserId">(),
    assignedTo: PersonRef.nullable(),
    createdAt: Instant,
    updatedAt: Instant,
    resolvedAt: Instant.nullable(),
    rev: z.int(),
    files: z.array(ComplaintFile).optional().meta({
      description:
        "Every file that came with it or with a message, the oldest first; those of internal notes for staff only. Answers of changes do not have it.",
    }),
    channel: Channel.optional().meta({
      description: "By what it was filed; absent in complaints from before this was kept.",
    }),
    tags: z.array(z.string()).optional().meta({
      description:
        "What staff have tagged it with, by their names; absent for whoever filed it, and in the answer to filing.",
    }),
    help: HelpAsked.nullish().meta({
      description:
        "The help that staff ask each other for; null where they ask for none. Absent for whoever filed it, and in answers of changes.",
    }),
    trial: z.string().optional().meta({ description: "The experiment that filed it; absent where a person did." }),
    /** Absent where nobody asked for it: it is about whoever reads. */
    unread: z.boolean().optional().meta({
      description:
        "Whether the other side has written since you opened it last. Lists and single complaints have it, answers of changes do not.",
    }),
    /** The answers of changes have none: repeated under their key they are told again to the letter. */
    wait: Wait.nullish().meta({
      description:
        "How long it still waits for somebody, as it is read; null while it does not stand in line, or too far back. Answers of changes do not have it.",
    }),
  })
  .meta({ id: "Complaint" });
export type Complaint = z.infer<typeof Complaint>;

export const ComplaintWithTimeline = Complaint.extend({ timeline: z.array(TimelineItem) }).meta({
  id: "ComplaintWithTimeline",
});
export type ComplaintWithTimeline = z.infer<typeof ComplaintWithTimeline>;

/** One complaint as the pages show it: with what this reader may do next. */
export const ComplaintDetail = ComplaintWithTimeline.extend({
  /** Whether opening it is news: its reader never did, or there are words or notices that they have not read. */
  isNews: z.boolean(),
  customer: PersonRef.extend({ email: z.string() }),
  /** Since when its customer waits for somebody, while it stands in line; null when it does not. */
  waitingSince: Instant.nullable(),
  /** 1 is next; null when it does not stand in line. */
  placeInLine: z.int().nullable(),
  /** Whether its agent is on duty and there; null with nobody. */
  agentIsThere: z.boolean().nullable(),
  /** Whether the answer that it waits for goes to the line, and not to its agent. */
  answerGoesToLine: z.boolean(),
  /** For staff: why the current agent has it. */
  why: AssignmentReason.nullable(),
  rating: z.object({ score: z.int(), comment: z.string() }).nullable(),
  reopenableUntil: Instant.nullable(),
  can: z.object({
    statuses: z.array(Status),
    reply: z.boolean(),
    note: z.boolean(),
    /** Whether they may say that whoever asked for help got it. */
    markHelped: z.boolean(),
    assign: z.boolean(),
    take: z.boolean(),
    setPriority: z.boolean(),
    correct: z.boolean(),
    rate: z.boolean(),
  }),
});
export type ComplaintDetail = z.infer<typeof ComplaintDetail>;

const TITLE_LIMIT = { max: 200, tooLong: "fields.title.tooLong" } as const;
/** One that is not finished yet. */
export const TypedTitle = line(TITLE_LIMIT);

export const FileComplaint = z.object({
  title: line({
    ...TITLE_LIMIT,
    min: 3,
    missing: "fields.title.missing",
    tooShort: "fields.title.tooShort",
  }),
  description: text({
    min: 3,
    max: 5000,
    missing: "fields.description.missing",
    tooShort: "fields.description.tooShort",
    tooLong: "fields.description.tooLong",
  }),
  category: ChosenCategory,
  priority: Priority.optional().meta({
    description: "How urgent it is. Customers choose up to High, unless this desk lets them say Critical.",
  }),
  onBehalfOf: Customer.optional(),
  files: FileIds.optional(),
});
export type FileComplaint = z.infer<typeof FileComplaint>;

/** What of it is typed into a form; files go their own way. */
export const TypedComplaint = FileComplaint.omit({ files: true });

export const MOST_TAGS = 20;
const TagNames = z
  .array(TagName, said("fields.tags.list"))
  .max(MOST_TAGS, said("fields.tags.most", { most: MOST_TAGS }));
/** Tags that are put on and taken off, whatever others there are. */
export const TagComplaint = z.object({ add: TagNames.default([]), remove: TagNames.default([]) });

export const CorrectComplaint = z
  .object({
    title: FileComplaint.shape.title.optional(),
    category: ChosenCategory.optional(),
    priority: Priority.optional(),
    tags: TagNames.optional().meta({ description: "All tags that it has from now on, by their names." }),
  })
  .refine((input) => Object.values(input).some((value) => value !== undefined), said("fields.correct"))
  .meta({ minProperties: 1 });
export type CorrectComplaint = z.infer<typeof CorrectComplaint>;

export const ComplaintFilter = z.object({
  status: z
    .union([Status, z.array(Status)], said("fields.status", { values: STATUSES.join(", ") }))
    .optional()
    .meta({ description: "Where they stand; several times for several." }),
  category: z.string().optional().meta({ description: "A category by its name." }),
  priority: Priority.optional().meta({ description: "How urgent they are." }),
  tag: TypedTag.optional().meta({ description: "For staff: a tag by its name." }),
  help: z.enum(["open"], said("fields.help")).optional().meta({
    description: "For staff: only those where somebody asks for help.",
  }),
  q: line({ max: 200, tooLong: "fields.search.tooLong" }).optional().meta({
    description:
      "Words, or beginnings of words, that all occur; case, accents, hyphens and apostrophes make no difference. What has no letter, digit or emoji in it finds nothing.",
  }),
  assignedTo: z
    .union([z.enum(["me", "none"]), AgentIdInput], said("fields.assignee"))
    .optional()
    .meta({ description: 'An agent\'s id, "me", or "none".' }),
  customerId: UserIdInput.optional().meta({ description: "For staff: only complaints of this customer." }),
  experiments: z
    .enum(["true", "false"], said("fields.experiments"))
    .default("false")
    .meta({ description: "Also those that experiments filed, which are left out unless asked for." }),
  cursor: TicketIdInput.optional().meta({ description: "The nextCursor of the page before." }),
  limit: z.coerce
    .number(said("fields.limit.number", { most: 100 }))
    .int(said("fields.limit.whole"))
    .min(1, said("fields.limit.least"))
    .max(100, said("fields.limit.most", { most: 100 }))
    .default(25)
    .meta({ description: "How many a page has." }),
});
export type ComplaintFilter = z.infer<typeof ComplaintFilter>;
/** The same as somebody asks for it. */
export type ComplaintSearch = z.input<typeof ComplaintFilter>;

export const ComplaintPage = z
  .object({ items: z.array(Complaint), nextCursor: z.string().nullable() })
  .meta({ id: "ComplaintPage" });
export type ComplaintPage = z.infer<typeof ComplaintPage>;

export const AssignComplaint = z.object({
  agentId: agentIdInput(said("fields.agent"))
    .nullable()
    .meta({ description: "An agent's id, or null to give it back to the line." }),
  note: text({ max: 2000, tooLong: "fields.note.tooLong" })
    .optional()
    .meta({ description: "What whoever gets it should know; kept as an internal note." }),
});
export const RateComplaint = z.object({
  score: z.int(said("fields.rating.whole")).min(1, said("fields.rating.range")).max(5, said("fields.rating.range")),
  comment: text({ max: 1000, tooLong: "fields.comment.tooLong" }).default(""),
});
