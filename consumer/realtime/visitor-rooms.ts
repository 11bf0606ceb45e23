import { rooms } from "#server/core/events/event.ts";
import type { Visitor } from "./protocol.ts";

/** The rooms a person belongs to. The server joins them; nothing a browser sends can add one. */
export function roomsOf({ userId, role }: Visitor): string[] {
  return [
    rooms.user(userId),
    ...(role === "agent" ? [rooms.agent(userId)] : []),
    ...(role === "user" ? [] : [rooms.staff]),
  ];
}
