import { agentsNamed } from "#consumer/queue/agents-named.ts";
import { type AgentId, type EventId, eventIdOf } from "#server/core/ids.ts";
import type { MemoryState } from "#server/core/memory/memory-state.ts";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import type { Lane, SimulatedProcess } from "./scheduler.ts";

/** Events that somebody made up: nothing of such an id ever happened. */
export const INVENTED = "invented-";

/** Watches that nothing is acknowledged before it was served, and nothing consumed that is no stored fact. */
export interface Consumption {
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

  return {
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
      const served = passes
        .get(process)
        ?.some(({ beganAt, agents }) => beganAt >= receipt.at && receipt.agents.every((id) => agents.has(id)));
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
