import { agentIdOf } from "#server/core/ids.ts";
import type { HearChange } from "#server/platform/doors/call.ts";
import { showSign } from "./presence.ts";
import type { Agents, CommandRoom } from "./room.ts";
import { SIGN_EVERY_MS, type SignKind } from "./store.ts";

/**
 * Whatever an agent asks to be changed shows that they are there: for as long as a page would where they signed in with a
 * browser, and for longer where they came with a token and may have no page. Heard once it is made, so that going on duty,
 * which shows it by itself, is one change and not two. Looked at once in a while, not at each change.
 */
export function createHearChange(
  room: CommandRoom & Agents<"sign">,
  {
    now,
    elapsed,
    onError,
  }: {
    /** By the clock that signs are kept by: see `database-time.ts`. */
    readonly now: () => Date;
    readonly elapsed: () => number;
    readonly onError: (error: unknown) => void;
  },
): HearChange {
  const heardAt = new Map<string, number>();
  return async ({ actor, credential }) => {
    if (actor.role !== "agent") return;
    const kind: SignKind = credential.kind === "session" ? "page" : "program";
    const key = `${actor.id} ${kind}`;
    const last = heardAt.get(key);
    if (last !== undefined && elapsed() - last < SIGN_EVERY_MS / 4) return;
    try {
      await showSign(room, agentIdOf(actor.id), kind, now());
      heardAt.set(key, elapsed());
    } catch (error) {
      // The next change tries again.
      onError(error);
    }
  };
}
