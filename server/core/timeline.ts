import { z } from "zod";
import { AssignmentReason } from "./assignment-reason.ts";
import { Instant, Priority, Role, Status } from "./vocabulary.ts";

const TimelineActor = z.object({ id: z.string(), name: z.string(), role: Role }).meta({ id: "TimelineActor" });
export type TimelineActor = Readonly<z.infer<typeof TimelineActor>>;

/** A file that came with somebody's words, as far as everybody may know it who reads them. */
export const AttachedFile = z
  .object({
    id: z.string().brand<"FileId">(),
    name: z.string(),
    type: z.string().meta({ description: "By what is in it, whatever its name says.", example: "image/jpeg" }),
    bytes: z.int(),
    width: z.int().optional().meta({ description: "Of pictures that can be shown; in pixels, as is the height." }),
    height: z.int().optional(),
  })
  .meta({ id: "AttachedFile" });
export type AttachedFile = Readonly<z.infer<typeof AttachedFile>>;

/** Whom a note calls by name. Ids say who it is, whatever they are called by now. */
const Mention = z.object({
  kind: z.enum(["person", "team"]),
  id: z.string(),
  as: z.string().meta({ description: "What stands behind the @ in the message." }),
});
export type Mention = Readonly<z.infer<typeof Mention>>;
const MentionItem = Mention.extend({ name: z.string().meta({ description: "What they are called now." }) }).meta({
  id: "Mention",
});

const RequeueReason = z.enum([
  "agent-off-duty",
  "agent-away",
  /** Begun, and its agent did not come back to it in time. */
  "agent-still-away",
  /** Begun, its agent is not there, and the customer wrote. */
  "customer-wrote",
  "taken-back",
  "agent-gone",
  "own-complaint",
  /** It is about something else than it seemed, which its agent does not take. */
  "other-category",
]);
export type RequeueReason = z.infer<typeof RequeueReason>;

/** Everything that can happen to a complaint, with instants and reasons in the form in which they are kept or shown. */
function timelineOf<At extends z.ZodType, Why extends z.ZodType, Called extends z.ZodType>(
  at: At,
  why: Why,
  mention: Called,
) {
  const common = {
    id: z.string(),
    at,
    /** Null when QuickFix itself did it. */
    by: TimelineActor.nullable(),
  };
  const agent = z.object({ id: z.string(), name: z.string() });
  /** Absent where none came with it. */
  const files = z.array(AttachedFile).optional();
  return z.discriminatedUnion("kind", [
    z.object({ ...common, kind: z.literal("filed"), files }),
    z.object({ ...common, kind: z.literal("assigned"), agent, why }),
    /** Whoever lost it to a person's decision does not get it from the line until then. */
    z.object({ ...common, kind: z.literal("requeued"), reason: RequeueReason, until: at.optional() }),
    z.object({ ...common, kind: z.literal("status"), from: Status, to: Status, message: z.string().optional(), files }),
    /** Internal ones are for staff only, with their files. Without words where files say it all. */
    z.object({
      ...common,
      kind: z.literal("comment"),
      message: z.string(),
      internal: z.boolean(),
      files,
      help: z.enum(["asked", "given"]).optional().meta({
        description:
          "Of an internal note that asks for help, of whom it mentions or of the leads, or that answers one.",
      }),
      mentions: z.array(mention).optional().meta({ description: "Whom an internal note calls; absent for nobody." }),
    }),
    z.object({ ...common, kind: z.literal("priority"), from: Priority, to: Priority }),
    z.object({ ...common, kind: z.literal("category"), from: z.string(), to: z.string() }),
    z.object({ ...common, kind: z.literal("title"), from: z.string(), to: z.string() }),
    /** For staff only. Kept by their ids, and shown as they are called now. */
    z.object({ ...common, kind: z.literal("tags"), added: z.array(z.string()), removed: z.array(z.string()) }),
    /** For staff only: whoever was asked for help gave it. */
    z.object({ ...common, kind: z.literal("helped") }),
    z.object({ ...common, kind: z.literal("rated"), score: z.int(), message: z.string() }),
  ]);
}

/** What happened to a complaint, as it is kept. */
const TimelineEntry = timelineOf(z.date(), AssignmentReason, Mention);
export type TimelineEntry = Readonly<z.infer<typeof TimelineEntry>>;

/** The same as it goes over every wire. Why somebody got it, or does not get it for a while, is for staff and absent for others. */
export const TimelineItem = timelineOf(Instant, AssignmentReason.optional(), MentionItem).meta({ id: "TimelineItem" });
export type TimelineItem = z.infer<typeof TimelineItem>;
