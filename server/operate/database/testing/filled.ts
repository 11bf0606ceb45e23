import { Types } from "mongoose";
import { agentIdOf, eventIdOf, macroIdOf, tagIdOf, teamIdOf, ticketIdOf, userIdOf } from "#server/core/ids.ts";

/** So many documents lie in every collection, and few of them are what anybody asks for. */
export const MANY = 400;

/** The time of the newest of them; TTLs go by the server's own clock. */
export const NOW = new Date();
export const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);
export const RECENTLY = ago(8);
export const LATER = new Date(NOW.getTime() + 86_400_000);

const numbered = (kind: string, n: number) => `${kind}${n.toString(16).padStart(24 - kind.length, "0")}`;
export const objectId = (kind: string, n: number) => Types.ObjectId.createFromHexString(numbered(kind, n));

/** People and things that queries are about; the higher the number, the newer. */
export const customerId = (n: number) => userIdOf(numbered("c", n));
export const agentId = (n: number) => agentIdOf(numbered("a", n));
export const ticketId = (n: number) => ticketIdOf(numbered("7", n));
/** Tags, of which each complaint has one. */
export const tagId = (n: number) => tagIdOf(numbered("6", n));
export const teamId = (n: number) => teamIdOf(numbered("8", n));
export const macroId = (n: number) => macroIdOf(numbered("9", n));
export const eventId = (n: number) => eventIdOf(`event-${String(n).padStart(6, "0")}`);
export const orderId = (n: number) => numbered("e", n);
export const NEWEST = MANY - 1;
export const AGENTS = 40;
