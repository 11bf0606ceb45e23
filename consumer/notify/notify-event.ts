import type { OutboxEntry, PublishedType } from "#server/core/events/event.ts";

/** What a consumed event must show before anybody is told of it. */
export interface ConsumedEvent {
  readonly id: string;
  readonly isOurs: boolean;
  readonly type: PublishedType;
  readonly at: Date;
  readonly body: OutboxEntry["body"];
}

/** Published types that have something to tell. Assignments are not among them: the relay told of those before it published. */
const TELLING: ReadonlySet<PublishedType> = new Set<PublishedType>([
  "ticket.waiting",
  "ticket.answered",
  "ticket.resolved",
  "ticket.closed",
  "ticket.commented",
]);

/** Tells people about a consumed event. What somebody typed into the queue by hand is no fact, and tells nobody anything. */
export async function notifyEvent(
  tell: (event: Pick<OutboxEntry, "id" | "type" | "at" | "body">) => Promise<void>,
  event: ConsumedEvent,
): Promise<void> {
  if (event.isOurs && TELLING.has(event.type)) await tell(event);
}
