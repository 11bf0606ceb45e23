import { agentsNamed } from "#consumer/queue/agents-named.ts";
import { type AgentId, type EventId, eventIdOf } from "#server/core/ids.ts";
import type { MemoryState } from "#server/core/memory/memory-state.ts";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import type { Lane, SimulatedProcess } from "./scheduler.ts";

/** Events that somebody made up: nothing of such an id ever happened. */
export const INVENTED = "invented-";

/**
 * Watches that nothing is acknowledged before it was served, and nothing consumed that is no stored fact. An agent whom a message
 * names is served by a pass that looks at them, or was shown anew by whoever wrote the event, after they began to.
 */
export interface Consumption {
  /** The id of an event was drawn: its write comes next. */
  drawn(eventId: EventId): void;
  /** Somebody's availability was written. */
  shown(agentId: AgentId): void;
  received(lane: Lane, message: QueueMessage): void;
  deleted(lane: Lane, eventId: EventId, messageId: string): void;
  /** Call at the begin of a pass, and the result at its good end. */
  passBegan(process: SimulatedProcess, agents: readonly AgentId[]): () => void;
  rested(): void;
}

interface Pass {
  readonly beganAt: number;
  readonly agents: ReadonlySet<AgentId>;
}

export function createConsumption(ports: {
  readonly state: MemoryState;
  readonly steps: () => number;
  readonly fail: (sentence: string) => void;
}): Consumption {
  const { state, steps, fail } = ports;
  /** First receipt of a message by a process, and the agents it names. */
  let receipts = new Map<SimulatedProcess, Map<string, { at: number; agents: readonly AgentId[] }>>();
  let passes = new Map<SimulatedProcess, Pass[]>();
  const drawnAt = new Map<EventId, number>();
  const shownAt = new Map<AgentId, number>();
  const wasShown = (eventId: EventId, id: AgentId) =>
    state.events.get(eventId)?.isSettled === true &&
    (shownAt.get(id) ?? 0) > (drawnAt.get(eventId) ?? Number.POSITIVE_INFINITY);

  return {
    drawn: (eventId) => void drawnAt.set(eventId, steps()),
    shown: (agentId) => void shownAt.set(agentId, steps()),
    received({ process }, { messageId, attributes, body }) {
      if (attributes["eventId"] === undefined) return;
      const eventId = eventIdOf(attributes["eventId"]);
      if (!state.events.has(eventId) && !eventId.startsWith(INVENTED))
        fail(`C2 ${eventId} was consumed and is not stored`);
      const mine = receipts.get(process) ?? new Map();
      receipts.set(process, mine);
      if (!mine.has(messageId)) mine.set(messageId, { at: steps(), agents: agentsNamed(JSON.parse(body).data) });
    },
    deleted({ process }, eventId, messageId) {
      const receipt = receipts.get(process)?.get(messageId);
      if (!receipt) return;
      const unsettled = receipt.agents.filter((id) => !wasShown(eventId, id));
      const served = passes
        .get(process)
        ?.some(({ beganAt, agents }) => beganAt >= receipt.at && unsettled.every((id) => agents.has(id)));
      if (!served) fail(`S6 ${eventId} was deleted before a pass that began after its receipt had ended`);
    },
    passBegan(process, agents) {
      const pass: Pass = { beganAt: steps(), agents: new Set(agents) };
      return () => {
        const ended = passes.get(process);
        if (ended) ended.push(pass);
        else passes.set(process, [pass]);
      };
    },
    rested() {
      receipts = new Map();
      passes = new Map();
    },
  };
}
