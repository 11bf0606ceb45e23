import { z } from "zod";
import { AssignmentReason } from "#server/core/assignment-reason.ts";
import { AgentIdInput, agentIdInput, TicketIdInput, UserIdInput } from "#server/core/ids.ts";
import { STATUSES } from "#server/core/terms.ts";
import { line, text } from "#server/core/text.ts";
import { TimelineItem } from "#server/core/timeline.ts";
import { CategoryName, Instant, Priority, Status } from "#server/core/vocabulary.ts";

const PersonRef = z.object({ _id: z.string(), name: z.string() }).meta({ id: "PersonRef" });

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
  })
  .meta({ id: "Complaint" });
export type Complaint = z.infer<typeof Complaint>;

export const ComplaintWithTimeline = Complaint.extend({ timeline: z.array(TimelineItem) }).meta({
  id: "ComplaintWithTimeline",
});
export type ComplaintWithTimeline = z.infer<typeof ComplaintWithTimeline>;

/** One complaint as the pages show it: with what this reader may do next. */
export const ComplaintDetail = ComplaintWithTimeline.extend({
  customer: PersonRef.extend({ email: z.string() }),
  /** 1 is next; null when it does not stand in line. */
  placeInLine: z.int().nullable(),
  /** Median minutes from filing to an agent over the last day; null when too few are known. */
  usualWaitMs: z.int().nullable(),
  /** For staff: why the current agent has it. */
  why: AssignmentReason.nullable(),
  rating: z.object({ score: z.int(), comment: z.string() }).nullable(),
  reopenableUntil: Instant.nullable(),
  can: z.object({
    statuses: z.array(Status),
    reply: z.boolean(),
    note: z.boolean(),
    assign: z.boolean(),
    take: z.boolean(),
    setPriority: z.boolean(),
    rate: z.boolean(),
  }),
});
export type ComplaintDetail = z.infer<typeof ComplaintDetail>;

const TITLE_LIMIT = { max: 200, tooLong: "A title has at most 200 characters." };
/** One that is not finished yet. */
export const TypedTitle = line(TITLE_LIMIT);

export const FileComplaint = z.object({
  title: line({
    ...TITLE_LIMIT,
    min: 3,
    missing: "Give it a title.",
    tooShort: "Give it a title of at least 3 characters.",
  }),
  description: text({
    min: 3,
    max: 5000,
    missing: "Tell us what happened.",
    tooShort: "Tell us a little more: at least 3 characters.",
    tooLong: "A description has at most 5,000 characters.",
  }),
  category: CategoryName,
  priority: Priority.optional().meta({
    description: "How urgent it is. Customers choose up to High, unless this desk lets them say Critical.",
  }),
});
export type FileComplaint = z.infer<typeof FileComplaint>;

const Message = text({
  min: 1,
  max: 5000,
  tooShort: "Write something first.",
  tooLong: "A message has at most 5,000 characters.",
});

export const ComplaintFilter = z.object({
  status: z
    .union([Status, z.array(Status)], `A status is one of: ${STATUSES.join(", ")}.`)
    .optional()
    .meta({ description: "Where they stand; several times for several." }),
  category: z.string().optional().meta({ description: "A category by its name." }),
  priority: Priority.optional().meta({ description: "How urgent they are." }),
  q: line({ max: 200, tooLong: "A search has at most 200 characters." })
    .optional()
    .meta({ description: "Words, or beginnings of words, that all occur." }),
  assignedTo: z
    .union(
      [z.enum(["me", "none"]), AgentIdInput],
      'An assignee is an agent\'s id of 24 hexadecimal digits, "me", or "none".',
    )
    .optional()
    .meta({ description: 'An agent\'s id, "me", or "none".' }),
  customerId: UserIdInput.optional().meta({ description: "For staff: only complaints of this customer." }),
  cursor: TicketIdInput.optional().meta({ description: "The nextCursor of the page before." }),
  limit: z.coerce
    .number("The limit is a number from 1 to 100.")
    .int("The limit is a whole number.")
    .min(1, "The limit is at least 1.")
    .max(100, "The limit is at most 100.")
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

export const ChangeStatus = z.object({ status: Status, message: Message.optional() });
export const AddComment = z.object({ message: Message, internal: z.boolean().default(false) });
export const AssignComplaint = z.object({
  agentId: agentIdInput("Name an agent by id, or null to give it back to the line.")
    .nullable()
    .meta({ description: "An agent's id, or null to give it back to the line." }),
});
export const RateComplaint = z.object({
  score: z.int("A rating is a whole number.").min(1, "A rating is 1 to 5.").max(5, "A rating is 1 to 5."),
  comment: text({ max: 1000, tooLong: "A comment has at most 1,000 characters." }).default(""),
});
