import { z } from "zod";
import { AssignmentReason } from "./assignment-reason.ts";
import { Instant, Priority, Role, Status } from "./vocabulary.ts";

const TimelineActor = z.object({ id: z.string(), name: z.string(), role: Role }).meta({ id: "TimelineActor" });
export type TimelineActor = Readonly<z.infer<typeof TimelineActor>>;

const RequeueReason = z.enum(["agent-off-duty", "taken-back", "agent-gone"]);
export type RequeueReason = z.infer<typeof RequeueReason>;

/** Everything that can happen to a complaint, with instants and reasons in the form in which they are kept or shown. */
function timelineOf<At extends z.ZodType, Why extends z.ZodType>(at: At, why: Why) {
  const common = {
    id: z.string(),
    at,
    /** Null when QuickFix itself did it. */
    by: TimelineActor.nullable(),
  };
  const agent = z.object({ id: z.string(), name: z.string() });
  return z.discriminatedUnion("kind", [
    z.object({ ...common, kind: z.literal("filed") }),
    z.object({ ...common, kind: z.literal("assigned"), agent, why }),
    z.object({ ...common, kind: z.literal("requeued"), reason: RequeueReason }),
    z.object({ ...common, kind: z.literal("status"), from: Status, to: Status, message: z.string().optional() }),
    /** Internal ones are for staff only. */
    z.object({ ...common, kind: z.literal("comment"), message: z.string(), internal: z.boolean() }),
    z.object({ ...common, kind: z.literal("priority"), from: Priority, to: Priority }),
    z.object({ ...common, kind: z.literal("rated"), score: z.int(), message: z.string() }),
  ]);
}

/** What happened to a complaint, as it is kept. */
const TimelineEntry = timelineOf(z.date(), AssignmentReason);
export type TimelineEntry = Readonly<z.infer<typeof TimelineEntry>>;

/** The same as it goes over every wire. Why somebody got it is for staff, and absent for others. */
export const TimelineItem = timelineOf(Instant, AssignmentReason.optional()).meta({ id: "TimelineItem" });
export type TimelineItem = z.infer<typeof TimelineItem>;
