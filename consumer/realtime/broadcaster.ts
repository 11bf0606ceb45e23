import { LRUCache } from "lru-cache";
import { rooms } from "#server/domain/event.ts";
import type { EventId } from "#server/domain/ids.ts";
import type { Availability } from "#server/domain/vocabulary.ts";
import type { ComplaintUpdated } from "#server/domain/wire/account.ts";
import type { FeedEvent } from "#server/ports/event-feed.ts";
import type { StoredNotice } from "#server/ports/outbox-store.ts";
import type { RealtimeServer } from "./protocol.ts";

/** More than the tail reads in its overlap at any load this process could carry. */
const REMEMBERED = 20_000;

export type EmitName = "complaintUpdated" | "notification" | "agentAvailability";
export type HintedEvent = Pick<FeedEvent, "id" | "at" | "audience" | "hint">;

/** Tells open browsers, each event once per process, whoever brings it: the relay, a handler or the tail. */
export interface Broadcaster {
  event(event: HintedEvent): void;
  notice(notice: StoredNotice): void;
  availability(agentId: string, availability: Availability, at: Date): void;
}

export function createBroadcaster(io: RealtimeServer, onEmit: (event: EmitName) => void): Broadcaster {
  const seen = new LRUCache<EventId, true>({ max: REMEMBERED });
  const isNew = (key: string) => {
    if (seen.has(key)) return false;
    seen.set(key, true);
    return true;
  };

  return {
    event(event) {
      const update = updateOf(event);
      // Without a room, `to` would mean everybody.
      if (!update || event.audience.length === 0 || !isNew(event.id)) return;
      io.to([...event.audience]).emit("complaintUpdated", update);
      onEmit("complaintUpdated");
    },
    notice({ id, key, recipient, type, title, message, complaintId, at }) {
      if (!isNew(key)) return;
      const notification = { id, type, title, message, complaintId, at: at.toISOString() };
      io.to(rooms.user(recipient)).emit("notification", notification);
      onEmit("notification");
    },
    availability(agentId, availability, at) {
      io.to(rooms.staff).emit("agentAvailability", { agentId, availability, at: at.toISOString() });
      onEmit("agentAvailability");
    },
  };
}

/** What a browser is told of an event; null when the event is about no ticket. */
export function updateOf({ id, at, hint }: HintedEvent): ComplaintUpdated | null {
  return hint && { eventId: id, ...hint, at: at.toISOString() };
}
