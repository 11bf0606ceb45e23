import { z } from "zod";
import { ComplaintUpdated, NotificationPushed } from "#server/core/live.ts";

const Id = z.string().min(1).max(200);
const EventKey = Id.brand<"EventId">();
const base = { key: Id, rooms: z.array(Id).min(1).max(100) };

/**
 * What a process tells its browsers, in the form in which it also tells the other processes: whom, what, and the key by
 * which each process says it once.
 */
export const Told = z.discriminatedUnion("name", [
  z.object({
    ...base,
    key: EventKey,
    name: z.literal("complaintUpdated"),
    body: ComplaintUpdated,
    /** W3C trace context of what caused it; browsers do not get it. */
    traceparent: z.string().max(100).nullish(),
  }),
  z.object({ ...base, name: z.literal("notification"), body: NotificationPushed }),
]);
export type Told = z.infer<typeof Told>;
