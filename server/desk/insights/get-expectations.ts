import type { Actor } from "#server/core/actor.ts";
import { isOnDuty } from "#server/core/agent.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import type { Clock, Ids } from "#server/core/ports/environment.ts";
import { dispatchAt } from "#server/core/priority.ts";
import type { Priority } from "#server/core/vocabulary.ts";
import type { Agents } from "#server/desk/agents/room.ts";
import { type FilingRules, prioritiesFor } from "#server/desk/complaints/filing-rules.ts";
import type { Waits } from "#server/desk/waits/room.ts";
import { waitWords } from "#server/desk/waits/wait-words.ts";

/** What somebody has chosen so far who is about to file. */
export interface Chosen {
  readonly category?: string | undefined;
  readonly priority?: Priority | undefined;
}

type ExpectingRoom = Waits<"ifJoined"> &
  Agents<"list"> & { readonly filing: FilingRules; readonly clock: Clock; readonly ids: Ids };

/** What somebody who is about to file may choose, and in words how long it would wait. */
export async function getExpectations(
  room: ExpectingRoom,
  actor: Actor,
  chosen: Chosen = {},
): Promise<{ text: string; priorities: readonly Priority[] }> {
  return { text: await expectedWords(room, actor, chosen), priorities: prioritiesFor(room.filing, actor) };
}

/** Before they have chosen what it is about, what holds for whatever they choose. */
async function expectedWords(room: ExpectingRoom, actor: Actor, { category, priority = "Medium" }: Chosen) {
  const id = ticketIdOf(room.ids.documentId());
  const place = dispatchAt(room.clock.now(), priority);
  // Whoever takes what nobody has heard of takes everything.
  const joining = {
    id,
    userId: actor.id,
    trial: actor.trial ?? null,
    category: category ?? "",
    dispatchAt: place,
    declines: [],
  };
  const wait = await room.waits.ifJoined(joining, category !== undefined);
  const holds = category !== undefined || wait?.maxSeconds !== null || !(await room.agents.list()).some(isOnDuty);
  return wait && holds ? wait.text : waitWords({ kind: "unknown" }, null);
}
