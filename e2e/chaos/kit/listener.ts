import { openSocket } from "#app/_live/socket.ts";
import type { Actor } from "#server/core/actor.ts";
import { bearerOf } from "#server/desk/access/access-token.ts";
import { issueRealtimeToken } from "#server/desk/access/realtime-token.ts";
import { createAccountStore } from "#server/desk/people/store.ts";
import { systemClock } from "#server/platform/clock.ts";
import type { Database } from "#server/platform/db/database.ts";
import { until } from "../../fixtures/until.ts";
import { listComplaints } from "./complaints.ts";
import type { ChaosWorld } from "./world.ts";

/** A customer's browser tab as far as live updates go: the application's own client, which knows only what it heard. */
export interface Listener {
  /** The newest revision known of each of the customer's complaints. */
  readonly known: ReadonlyMap<string, number>;
  /** How often each event was heard over the socket, whether it was news or not. */
  readonly heard: ReadonlyMap<string, number>;
  /** When the connection was there, in milliseconds of the process's clock; the first time and after each loss. */
  readonly connectedAt: readonly number[];
  isConnected(): boolean;
  close(): void;
}

/** Opens a tab at a consumer's address. */
export function openListener(world: ChaosWorld, url: string, who: Actor): Listener {
  const known = new Map<string, number>();
  const heard = new Map<string, number>();
  const connectedAt: number[] = [];
  let connected = false;

  const fetchAll = async () => {
    for (const { id, userId, rev } of await listComplaints(world.db)) if (userId === who.id) learn(id, rev);
  };
  const learn = (ticketId: string, rev: number) => known.set(ticketId, Math.max(rev, known.get(ticketId) ?? 0));
  const socket = openSocket({
    url,
    getToken: () => tokenFor(world, who),
    onAlive() {
      connected = true;
      connectedAt.push(performance.now());
    },
    onLost() {
      connected = false;
    },
    // Nothing else here would ask again.
    onResync: () => void until("an answer", () => fetchAll().then(() => true), { withinMs: 30_000 }),
    onCaughtUp: () => {},
    hears: {
      complaintUpdated({ eventId, ticketId, rev }) {
        heard.set(eventId, (heard.get(eventId) ?? 0) + 1);
        learn(ticketId, rev);
      },
      notification: () => {},
      read: () => {},
      agentAvailability: () => {},
      alertsChanged: () => {},
      attention: () => {},
    },
  });
  return { known, heard, connectedAt, isConnected: () => connected, close: socket.close };
}

/** Resolves when every tab knows the newest revision of everything its customer filed. */
export async function untilUpToDate(db: Database, tabs: readonly { who: Actor; listener: Listener }[]): Promise<void> {
  const all = await listComplaints(db);
  await until(
    "every tab up to date",
    async () => {
      const behind = tabs.flatMap(({ who, listener }) =>
        all.filter(({ id, rev, userId }) => userId === who.id && listener.known.get(id) !== rev),
      );
      const connected = tabs.filter(({ listener }) => listener.isConnected()).length;
      if (behind.length > 0) throw new Error(`${behind.length} states unknown; ${connected} tabs are connected`);
      return true;
    },
    { withinMs: 60_000 },
  );
}

async function tokenFor({ db, env }: ChaosWorld, who: Actor): Promise<string> {
  const account = await createAccountStore(db).findById(who.id);
  if (!account) throw new Error(`${who.name} has no account.`);
  return (await issueRealtimeToken({ secret: env["NEXTAUTH_SECRET"] ?? "", clock: systemClock }, bearerOf(account)))
    .token;
}
