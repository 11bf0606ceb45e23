import type { AgentId } from "../ids.ts";
import type { AssignmentPorts, JustRead } from "./ports.ts";
import { refresh } from "./refresh.ts";
import { release } from "./release.ts";

/** What whoever writes by a person's command needs, to make that person's agents true in the same breath. */
export interface SettlePorts extends AssignmentPorts {
  /** Hears of work that failed after its commit and that the events will do again. */
  readonly onDeferred: (error: unknown) => void;
}

/** Makes an agent true: takes back what they may not keep, and then shows them as what is left says. */
export async function settle(ports: AssignmentPorts, agentId: AgentId): Promise<void> {
  const justRead: JustRead = new Map();
  await release(ports, agentId, justRead);
  await refresh(ports, agentId, justRead);
}

/**
 * Settles the agents of a committed write at once instead of one event later. A failure is reported and left to the event's
 * own handling.
 * @returns whether they are settled
 */
export async function settleAtOnce(ports: SettlePorts, agentIds: readonly AgentId[]): Promise<boolean> {
  try {
    // rule: commands-settle-their-agents
    await Promise.all(agentIds.map((id) => settle(ports, id)));
    return true;
  } catch (error) {
    ports.onDeferred(error);
    // rule: settled-by-who-settled
    return false;
  }
}
