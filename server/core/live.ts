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
export const AgentAvailabilityChanged = z.object({ agentId: z.string(), availability: z.string(), at: Instant });
export const NotificationPushed = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string(),
  message: z.string(),
  complaintId: z.string(),
  at: Instant,
});
