import { z } from "zod";
import { Instant } from "./vocabulary.ts";

/** What the browser is told over the socket about a complaint. */
export const ComplaintUpdated = z.object({
  eventId: z.string(),
  ticketId: z.string(),
  complaintId: z.string(),
  rev: z.int(),
  status: z.string(),
  assignedTo: z.string().nullable(),
  at: Instant,
});
export type ComplaintUpdated = z.infer<typeof ComplaintUpdated>;

export const NotificationPushed = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  message: z.string(),
  complaintId: z.string(),
  at: Instant,
});

/** A colleague who has a ticket before them. */
const Onlooker = z.object({ id: z.string(), name: z.string(), isWriting: z.boolean() });
export type Onlooker = z.infer<typeof Onlooker>;

/** What a browser may hear, as both ends of the socket read it. Hints, not data: it fetches what it shows. */
export const LIVE = {
  complaintUpdated: ComplaintUpdated,
  notification: NotificationPushed,
  /** The reader has read something, here or on another device of theirs. */
  read: z.object({ at: Instant }),
  agentAvailability: z.object({
    agentId: z.string(),
    availability: z.string(),
    /** Absent from a consumer of the version before. */
    presence: z.string().optional(),
    at: Instant,
  }),
  /** For leads: what they are told of the desk is different. */
  alertsChanged: z.object({ at: Instant }),
  /**
   * For staff: who has these tickets before them now, the reader included; `isWhole` where nobody looks at any other. The data itself,
   * unlike everything else here: it is true for moments, and who works at the desk every colleague may know.
   */
  attention: z.object({
    isWhole: z.boolean(),
    tickets: z.array(z.object({ ticketId: z.string(), people: z.array(Onlooker) })),
  }),
} as const;
export type LiveEvent = keyof typeof LIVE;
export type LiveBody<Event extends LiveEvent> = z.infer<(typeof LIVE)[Event]>;

export const LIVE_EVENTS: readonly LiveEvent[] = Object.keys(LIVE).filter((name): name is LiveEvent =>
  Object.hasOwn(LIVE, name),
);

const EventKey = z.string().min(1).max(64).brand<"EventId">();

/** What a browser asks after it was away, and the answer; `resync` means: fetch everything again. */
export const SyncRequest = z.object({ since: EventKey });
export const SyncAnswer = z.union([
  z.object({ events: z.array(ComplaintUpdated) }),
  z.object({ resync: z.literal(true) }),
]);
export type SyncAnswer = z.infer<typeof SyncAnswer>;

/** How many events a browser may say at once that it shows; a trace can do without the rest. */
export const MOST_SHOWN = 50;
export const ShownReport = z.object({ eventIds: z.array(EventKey).max(MOST_SHOWN) });

/** What a member of staff has before them in this tab; null for no ticket. */
export const AttendReport = z.object({
  ticketId: z
    .string()
    .regex(/^[0-9a-f]{24}$/)
    .nullable(),
  isWriting: z.boolean(),
});
export type AttendReport = z.infer<typeof AttendReport>;
