import { LRUCache } from "lru-cache";
import { heardIn, rooms } from "#server/core/events/event.ts";
import type { ComplaintUpdated } from "#server/core/live.ts";
import type { StoredNotice } from "#server/core/ports/outbox-store.ts";
import { wordsOf } from "#server/core/saying.ts";
import type { AgentStanding } from "#server/desk/agents/agent-directory.ts";
import type { FeedEvent } from "#server/desk/events/event-feed.ts";
import type { RealtimeServer } from "./protocol.ts";
import type { Told } from "./told.ts";

/** More than the tail reads in its overlap at any load this process could carry. */
const REMEMBERED = 20_000;

export type EmitName = Told["name"] | "agentAvailability" | "alertsChanged";
export type HintedEvent = Pick<FeedEvent, "id" | "at" | "audience" | "hint" | "traceparent">;

/** Who brings something new: this process, which did it, or the event store, which every process reads. */
export interface Announcer {
  event(event: HintedEvent): void;
  notice(notice: StoredNotice): void;
}

/** Tells the browsers connected here, each event once per process, whoever brings it: the relay, a handler, another process or the tail. */
export interface Broadcaster extends Announcer {
  availability(standing: AgentStanding, at: Date): void;
  alertsChanged(at: Date): void;
  /** For what was read from the event store: the others read it there too, so nobody rings. */
  readonly stored: Announcer;
}

export interface BroadcasterPorts {
  /** Hears of everything that was said, with what it was where it is about a ticket or a notice. */
  readonly onEmit: (event: EmitName, told?: Told) => void;
  /** Rings at the other processes, as well as it can: what is new for them, too, they find in the event store. */
  readonly ringOthers?: () => void;
}

export function createBroadcaster(io: RealtimeServer, { onEmit, ringOthers }: BroadcasterPorts): Broadcaster {
  const seen = new LRUCache<string, true>({ max: REMEMBERED });

  /** Local only: to the cluster, Socket.IO would wait for its adapter first, and say nothing at all while that is away. */
  const tell = (told: Told): boolean => {
    if (seen.has(told.key)) return false;
    seen.set(told.key, true);
    const { rooms: hearing, butNot } = heardIn(told.audience);
    const audience = io.local.to(hearing).except(butNot);
    if (told.name === "complaintUpdated") audience.emit(told.name, told.body);
    else audience.emit(told.name, told.body);
    onEmit(told.name, told);
    return true;
  };
  const announcer = (say: (told: Told) => void): Announcer => ({
    event(event) {
      const body = updateOf(event);
      // Without a room, `to` would mean everybody.
      if (!body || event.audience.length === 0) return;
      const { id: key, audience, traceparent } = event;
      say({ name: "complaintUpdated", key, audience, body, traceparent });
    },
    notice({ id, key, recipient, type, title, message, complaintId, at }) {
      const said = { title: wordsOf(title), message: wordsOf(message) };
      const body = { id, type, ...said, complaintId, at: at.toISOString() };
      say({ name: "notification", key, audience: [rooms.user(recipient)], body });
    },
  });

  return {
    ...announcer((told) => {
      if (tell(told)) ringOthers?.();
    }),
    stored: announcer(tell),
    availability(standing, at) {
      io.local.to(rooms.staff).emit("agentAvailability", { ...standing, at: at.toISOString() });
      onEmit("agentAvailability");
    },
    alertsChanged(at) {
      io.local.to(rooms.leads).emit("alertsChanged", { at: at.toISOString() });
      onEmit("alertsChanged");
    },
  };
}

/** What a browser is told of an event; null when the event is about no ticket. */
export function updateOf({ id, at, hint }: HintedEvent): ComplaintUpdated | null {
  return hint && { eventId: id, ...hint, at: at.toISOString() };
}
