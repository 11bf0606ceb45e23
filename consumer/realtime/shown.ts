import { LRUCache } from "lru-cache";
import type { EventId } from "#server/core/ids.ts";
import { ShownReport } from "#server/core/live.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { mostPerSecond } from "./per-second.ts";
import type { RealtimeServer } from "./protocol.ts";
import type { Told } from "./told.ts";

/** A browser reports once a turn of its refreshing; more often is a mistake or worse. */
const MOST_PER_SECOND = 20;
const REMEMBERED = 2_000;

export interface Shown {
  /** Says that browsers are being told: only what they were told can have been shown. */
  told(told: Told): void;
}

/**
 * Hears from browsers which updates are on their screens. Best effort: the first browser of each role counts, and what
 * was not told to that browser, comes too often or cannot be read is passed over.
 */
export function hearShown(io: RealtimeServer, onShown: (eventId: EventId, role: Role, at: Date) => void): Shown {
  const recent = new LRUCache<EventId, { at: Date; audience: readonly string[]; by: Set<Role> }>({ max: REMEMBERED });

  io.on("connection", (socket) => {
    const mayReport = mostPerSecond(MOST_PER_SECOND);
    socket.on("shown", (body) => {
      const report = ShownReport.safeParse(body);
      if (!mayReport() || !report.success) return;
      const { role } = socket.data.visitor;
      for (const eventId of report.data.eventIds) {
        const told = recent.get(eventId);
        if (!told || told.by.has(role) || !told.audience.some((room) => socket.rooms.has(room))) continue;
        told.by.add(role);
        onShown(eventId, role, told.at);
      }
    });
  });

  return {
    told({ name, key, audience, body }) {
      if (name === "complaintUpdated") recent.set(key, { at: new Date(body.at), audience, by: new Set() });
    },
  };
}
