import { concernsAnybody, isToldWhenConsumed, type ToldEvent } from "#server/core/events/who-is-told.ts";
import type { EventId, TicketId } from "#server/core/ids.ts";
import type { Handler } from "../queue/handle-delivery.ts";
import { reject } from "../queue/outcome.ts";
import type { ReceivedEvent } from "../queue/received-event.ts";
import type { Dispatcher } from "./dispatcher.ts";

/** A ticket that is still unknown at this receipt will not appear any more. */
const NOT_FOUND_AT = 3;

export interface EventHandlerPorts {
  readonly dispatcher: Pick<Dispatcher, "submit">;
  /** The event as it is stored; null for an id that the event store does not know. */
  readonly findEvent: (eventId: EventId) => Promise<ToldEvent | null>;
  /** Resolves to whether what it is about is still there. */
  readonly tell: (event: ToldEvent) => Promise<boolean>;
  readonly ticketExists: (ticketId: TicketId) => Promise<boolean>;
}

/**
 * What the consumer does about an event, whatever its type: a pass that began after the message came, and word to the
 * people concerned. The message is a doorbell, which anybody may ring who can publish; what to do, and what people are
 * told, is read from the database. Harmless to repeat.
 */
export function createEventHandler(ports: EventHandlerPorts): Handler {
  return async (event, { receiveCount, attributes }) => {
    const [isKnown] = await Promise.all([
      spread(ports, event),
      // rule: pass-before-delete
      ports.dispatcher.submit(event.agents),
    ]);
    // What an experiment left is cleaned away, whatever of it is still on its way.
    if (attributes["trial"]) return { kind: "done" };
    // rule: unknown-is-put-aside
    if (isKnown) return { kind: "done" };
    if (receiveCount >= NOT_FOUND_AT)
      return reject("not-found", `There is no complaint with the id ${event.ticketId}.`);
    return { kind: "retry", why: "not-found", error: new Error(`complaint ${event.ticketId} is not there yet`) };
  };
}

/** Tells the people concerned; resolves to whether what the message is about is there at all. */
async function spread(ports: EventHandlerPorts, event: ReceivedEvent): Promise<boolean> {
  const mayBeTold = event.isNews && isToldWhenConsumed(event.type);
  // rule: told-as-stored
  const stored = mayBeTold ? await ports.findEvent(event.id) : null;
  // rule: people-are-told
  if (stored && isToldWhenConsumed(stored.type) && concernsAnybody(stored)) return ports.tell(stored);
  return event.ticketId === null || ports.ticketExists(event.ticketId);
}
