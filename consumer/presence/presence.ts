import { agentIdOf } from "#server/core/ids.ts";
import type { Clock } from "#server/core/ports/environment.ts";
import { createDatabaseTime } from "#server/desk/agents/database-time.ts";
import { type PresenceLimits, showSign } from "#server/desk/agents/presence.ts";
import { createPulseStore } from "#server/desk/agents/pulse-store.ts";
import type { Agents, CommandRoom } from "#server/desk/agents/room.ts";
import { SIGN_EVERY_MS } from "#server/desk/agents/store.ts";
import type { Accounts } from "#server/desk/people/room.ts";
import type { Database } from "#server/platform/db/database.ts";
import type { Loop } from "#server/platform/loop.ts";
import type { RealtimeServer } from "../realtime/protocol.ts";
import { createPresenceLoop } from "./presence-loop.ts";
import { watchSigns } from "./watch-signs.ts";

export interface PresencePorts {
  readonly db: Database;
  readonly io: RealtimeServer;
  readonly clock: Clock;
  readonly desk: CommandRoom & Agents<"sign" | "silentSince" | "awaySince"> & Accounts<"touch">;
  readonly presence: PresenceLimits & { readonly holdMs: number };
  readonly onError: (error: unknown) => void;
}

/** Hears who is there from the sockets of this process, and sees in turns who is not any more. */
export function createPresence({ db, io, clock, desk, presence, onError }: PresencePorts): Loop {
  const time = createDatabaseTime(clock.now);
  watchSigns(io, {
    // Whoever leads has no desk to be away from: when they were here last says whether they read what they are told.
    show: (userId, role) =>
      role === "agent"
        ? showSign(desk, agentIdOf(userId), "page", time.now())
        : desk.accounts.touch(userId, clock.now()),
    onError,
    elapsed: () => performance.now(),
    // A short limit needs more signs.
    everyMs: Math.min(SIGN_EVERY_MS, presence.pageMs / 3),
  });
  return createPresenceLoop({ desk, pulses: createPulseStore(db), time, limits: presence, holdMs: presence.holdMs });
}
