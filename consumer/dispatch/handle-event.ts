import { isToldWhenConsumed, type ToldEvent } from "#server/core/events/who-is-told.ts";
import type { TicketId } from "#server/core/ids.ts";
import type { Handler } from "../queue/handle-delivery.ts";
import { reject } from "../queue/outcome.ts";
import type { Dispatcher } from "./dispatcher.ts";

/** A ticket that is still unknown at this receipt will not appear any more. */
const NOT_FOUND_AT = 3;

export interface EventHandlerPorts {
  readonly dispatcher: Pick<Dispatcher, "submit">;
  readonly tell: (event: ToldEvent) => Promise<void>;
  readonly ticketExists: (ticketId: TicketId) => Promise<boolean>;
}

/**
 * What the consumer does about an event, whatever its type: a pass that began after the message came, and word to the
 * people concerned. The message is a doorbell; what to do is read from the database. Harmless to repeat.
 */
export function createEventHandler({ dispatcher, tell, ticketExists }: EventHandlerPorts): Handler {
  return async (event, { receiveCount }) => {
    const [isKnown] = await Promise.all([
      event.ticketId === null || ticketExists(event.ticketId),
      // rule: pass-before-delete
      dispatcher.submit(event.agents),
      // rule: people-are-told
      event.news && isToldWhenConsumed(event.type) ? tell(event.news) : undefined,
    ]);
    // rule: unknown-is-put-aside
    if (isKnown) return { kind: "done" };
    if (receiveCount >= NOT_FOUND_AT)
      return reject("not-found", `There is no complaint with the id ${event.ticketId}.`);
    return { kind: "retry", why: "not-found", error: new Error(`complaint ${event.ticketId} is not there yet`) };
  };
}
