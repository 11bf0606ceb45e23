import type { Origin, Trailed } from "./room.ts";

/** What a door knows of one request. */
interface Request {
  readonly ip: string;
  readonly findCaller: () => Promise<{ readonly via: string } | null>;
}

/** The same room for one request: the rows that it leaves say from where it came. */
export function trailedFrom<Room extends Trailed>(room: Room, { ip, findCaller }: Request): Room {
  const origin: Origin = { address: ip, via: async () => (await findCaller())?.via ?? null };
  return { ...room, trail: room.trail.from(origin) };
}
