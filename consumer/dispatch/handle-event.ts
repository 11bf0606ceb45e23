import { concernsAnybody, isToldWhenConsumed, type ToldEvent } from "#server/core/events/who-is-told.ts";
import type { AgentId, EventId, TicketId } from "#server/core/ids.ts";
import type { Handler } from "../queue/handle-delivery.ts";
import { reject } from "../queue/outcome.ts";
import type { ReceivedEvent } from "../queue/received-event.ts";
import type { Dispatcher } from "./dispatcher.ts";

/** A ticket that is still unknown at this receipt will not appear any more. */
const NOT_FOUND_AT = 3;

/** An event, and whether its agents were settled before it was stored. */
export type StoredEvent = ToldEvent & { readonly agents: readonly AgentId[]; readonly isSettled?: boolean };

export interface EventHandlerPorts {
  readonly dispatcher: Pick<Dispatcher, "submit">;
  /** The event as it is stored; null for an id that the event store does not know. */
  readonly findEvent: (eventId: EventId) => Promise<StoredEvent | null>;
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
    const stored = findStored(ports, event);
    const [isKnown] = await Promise.all([
      stored.then((found) => spread(ports, event, found)),
      // rule: pass-before-delete
      ring(ports, event, stored),
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

/** The event as it is stored, where people may have to hear of it. */
async function findStored(ports: EventHandlerPorts, event: ReceivedEvent): Promise<StoredEvent | null> {
  const mayBeTold = event.isNews && isToldWhenConsumed(event.type);
  // rule: told-as-stored
  return mayBeTold ? await ports.findEvent(event.id) : null;
}

/** A pass for the agents named, but for those who were settled before the event was stored. */
async function ring(
  ports: EventHandlerPorts,
  event: ReceivedEvent,
  stored: Promise<StoredEvent | null>,
): Promise<void> {
  if (event.agents.length === 0) return ports.dispatcher.submit([]);
  const found = await stored;
  // rule: settled-is-left-alone
  const settled = found?.isSettled ? found.agents : [];
  await ports.dispatcher.submit(event.agents.filter((id) => !settled.includes(id)));
}

/** Tells the people concerned; resolves to whether what the message is about is there at all. */
async function spread(ports: EventHandlerPorts, event: ReceivedEvent, stored: StoredEvent | null): Promise<boolean> {
  // rule: people-are-told
  if (stored && isToldWhenConsumed(stored.type) && concernsAnybody(stored)) return ports.tell(stored);
  return event.ticketId === null || ports.ticketExists(event.ticketId);
}
