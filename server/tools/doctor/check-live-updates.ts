import { io, type Socket } from "socket.io-client";
import { ComplaintUpdated } from "#server/core/live.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { bearerOf } from "#server/desk/access/access-token.ts";
import { issueRealtimeToken } from "#server/desk/access/realtime-token.ts";
import { type ProbeEvent, storeProbeEvent } from "#server/desk/events/probe-event.ts";
import type { AccountStore } from "#server/desk/people/store.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { ConsumerEnv } from "#server/platform/env.ts";
import { type Finding, Findings } from "./finding.ts";

const CONNECT_MS = 5_000;
const HEAR_MS = 8_000;

export interface LivePorts {
  readonly db: Database;
  readonly env: Pick<ConsumerEnv, "realtimeUrl" | "publicUrl" | "authSecret">;
  readonly accounts: Pick<AccountStore, "list">;
  readonly clock: Clock;
}

/** Opens a socket as an admin's browser would, and waits until it hears of an event that only that admin may hear of. */
export async function checkLiveUpdates({ db, env, accounts, clock }: LivePorts): Promise<Finding[]> {
  const findings = new Findings("Live updates");
  const admins = await accounts.list({ search: null, role: "admin", after: null, limit: 50 });
  const admin = admins.find((account) => account.active);
  if (!admin) {
    findings.wrong(
      "socket",
      "There is no admin, as whom live updates could be tried.",
      "Create one: npm run seed makes demo accounts.",
    );
    return findings.list;
  }
  const { token } = await issueRealtimeToken({ secret: env.authSecret, clock }, bearerOf(admin));
  const socket = io(env.realtimeUrl, {
    transports: ["websocket"],
    auth: { token },
    extraHeaders: { origin: env.publicUrl },
    reconnection: false,
    timeout: CONNECT_MS,
    forceNew: true,
  });
  try {
    const refusal = await connected(socket);
    if (refusal) {
      findings.wrong("socket", `Socket.IO refused the connection: ${refusal.message}`, fixOf(refusal.code, env));
      return findings.list;
    }
    findings.ok("socket", "Socket.IO accepts a browser's connection.");
    findings.check("socket.heard", await hears(socket, () => storeProbeEvent(db, admin.id, clock.now())), {
      ok: "The browser is in its room and hears complaintUpdated.",
      wrong: `An event that concerns this person did not come as complaintUpdated within ${HEAR_MS / 1_000} s.`,
      fix: "Check that this consumer uses the same MONGODB_URI, and look at its log for live updates that are delayed.",
    });
  } finally {
    socket.close();
  }
  return findings.list;
}

function connected(socket: Socket): Promise<{ code: string; message: string } | null> {
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(null));
    socket.once("connect_error", (error: Error & { data?: { code?: unknown } }) =>
      resolve({ code: String(error.data?.code ?? "unreachable"), message: error.message }),
    );
  });
}

async function hears(socket: Socket, store: () => Promise<ProbeEvent>): Promise<boolean> {
  const heard = new Set<string>();
  const waiting = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => waiting.resolve(false), HEAR_MS);
  let expected: string | null = null;
  const decide = () => {
    if (expected !== null && heard.has(expected)) waiting.resolve(true);
  };
  socket.on("complaintUpdated", (update: unknown) => {
    const parsed = ComplaintUpdated.safeParse(update);
    if (parsed.success) heard.add(parsed.data.eventId);
    decide();
  });
  const probe = await store();
  try {
    expected = probe.eventId;
    decide();
    return await waiting.promise;
  } finally {
    clearTimeout(timer);
    await probe.takeBack();
  }
}

function fixOf(code: string, { publicUrl }: LivePorts["env"]): string {
  switch (code) {
    case "origin":
      return `Give the consumer the NEXTAUTH_URL that people open; here it is ${publicUrl}.`;
    case "token-missing":
    case "token-invalid":
      return "Give web and consumer the same NEXTAUTH_SECRET and the same MONGODB_URI, and check their clocks.";
    case "unavailable":
      return "The consumer cannot reach its database: see what it says of itself above.";
    default:
      return "Let websockets through: a proxy in front of the consumer has to pass the upgrade on /socket.io.";
  }
}
