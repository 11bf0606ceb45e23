import { z } from "zod";
import { AssignmentReason } from "#server/core/assignment-reason.ts";
import { STATUSES } from "#server/core/terms.ts";
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

export const FileComplaint = z.object({
  title: z
    .string("Give it a title.")
    .trim()
    .min(3, "Give it a title of at least 3 characters.")
    .max(200, "A title has at most 200 characters."),
  description: z
    .string("Tell us what happened.")
    .trim()
    .min(3, "Tell us a little more: at least 3 characters.")
    .max(5000, "A description has at most 5,000 characters."),
  category: CategoryName,
  priority: Priority.optional(),
});
export type FileComplaint = z.infer<typeof FileComplaint>;

const Message = z
  .string("Write something first.")
  .trim()
  .min(1, "Write something first.")
  .max(5000, "A message has at most 5,000 characters.");

export const ComplaintFilter = z.object({
  status: z.union([Status, z.array(Status)], `A status is one of: ${STATUSES.join(", ")}.`).optional(),
  category: z.string().optional(),
  priority: Priority.optional(),
  q: z.string().trim().max(200).optional().meta({ description: "Words, or beginnings of words, that all occur." }),
  assignedTo: z.string().optional().meta({ description: 'An agent\'s id, "me", or "none".' }),
  customerId: z.string().optional().meta({ description: "For staff: only complaints of this customer." }),
  cursor: z.string().optional().meta({ description: "The nextCursor of the page before." }),
  limit: z.coerce
    .number("The limit is a number from 1 to 100.")
    .int("The limit is a whole number.")
    .min(1, "The limit is at least 1.")
    .max(100, "The limit is at most 100.")
    .default(25),
});
export type ComplaintFilter = z.infer<typeof ComplaintFilter>;

export const ComplaintPage = z
  .object({ items: z.array(Complaint), nextCursor: z.string().nullable() })
  .meta({ id: "ComplaintPage" });
export type ComplaintPage = z.infer<typeof ComplaintPage>;

export const ChangeStatus = z.object({ status: Status, message: Message.optional() });
export const AddComment = z.object({ message: Message, internal: z.boolean().default(false) });
export const AssignComplaint = z.object({
  agentId: z.string("Name an agent by id, or null to give it back to the line.").nullable(),
});
export const RateComplaint = z.object({
  score: z.int("A rating is a whole number.").min(1, "A rating is 1 to 5.").max(5, "A rating is 1 to 5."),
  comment: z.string().trim().max(1000).default(""),
});
