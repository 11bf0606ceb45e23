import { type ComplaintUpdated, type SyncAnswer, SyncRequest } from "#server/core/live.ts";
import type { EventFeed, FeedEvent } from "#server/desk/events/event-feed.ts";
import { updateOf } from "./broadcaster.ts";
import type { RealtimeServer, RealtimeSocket } from "./protocol.ts";

/** Who was away longer fetches everything again: that is one query, catching up would be many. */
const MAX_AWAY_MS = 10 * 60_000;
const MAX_EVENTS = 500;
/**
 * What a process did itself its browsers hear at once, what others did only when the tail gets to it: an event that a
 * browser knows says little about older ones. So much late is a tail only on a database that hardly answers any more.
 */
const OVERLAP_MS = 60_000;

export type ResyncReason = "malformed" | "unknown" | "too-old" | "too-many" | "busy" | "unavailable";

export interface SyncPorts {
  readonly feed: Pick<EventFeed, "now" | "findStoredAt" | "listEventsFor">;
  readonly onAnswer: (result: { readonly events: number } | { readonly resync: ResyncReason }) => void;
}

/** Answers `sync` on every socket: what this person missed since an event, or that they must fetch everything again. */
export function answerSyncs(io: RealtimeServer, ports: SyncPorts): void {
  const updates = rememberUpdates();
  io.on("connection", (socket) => {
    let busy = false;
    socket.on("sync", (request, answer) => {
      if (typeof answer !== "function") return;
      // One question at a time: each costs the database a range read.
      const result = busy ? Promise.resolve<ResyncReason>("busy") : missed(ports, updates, socket, request);
      busy = true;
      void result
        .catch((): ResyncReason => "unavailable")
        .then((found) => {
          busy = false;
          ports.onAnswer(typeof found === "string" ? { resync: found } : { events: found.events.length });
          answer(typeof found === "string" ? { resync: true } : found);
        });
    });
  });
}

async function missed(
  { feed }: SyncPorts,
  updateOnce: (event: FeedEvent) => ComplaintUpdated | null,
  socket: RealtimeSocket,
  request: unknown,
): Promise<Extract<SyncAnswer, { events: unknown }> | ResyncReason> {
  const parsed = SyncRequest.safeParse(request);
  if (!parsed.success) return "malformed";
  const [now, storedAt] = await Promise.all([feed.now(), feed.findStoredAt(parsed.data.since)]);
  if (!storedAt) return "unknown";
  if (now.getTime() - storedAt.getTime() > MAX_AWAY_MS) return "too-old";
  const start = { storedAt: new Date(storedAt.getTime() - OVERLAP_MS), id: "" };
  const found = await feed.listEventsFor(socket.data.rooms, start, MAX_EVENTS + 1);
  if (found.length > MAX_EVENTS) return "too-many";
  return { events: found.map(updateOnce).filter((update) => update !== null) };
}

/** A crowd that comes back shares what was read: each event is put into words once for all of them. */
function rememberUpdates(): (event: FeedEvent) => ComplaintUpdated | null {
  const known = new WeakMap<FeedEvent, ComplaintUpdated | null>();
  return (event) => {
    const before = known.get(event);
    if (before !== undefined) return before;
    const update = updateOf(event);
    known.set(event, update);
    return update;
  };
}
