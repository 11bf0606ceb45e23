import type { AgentId } from "../domain/ids.ts";
import type { AgentStore } from "../ports/agent-store.ts";
import type { CategoryStore } from "../ports/category-store.ts";
import type { ComplaintStore } from "../ports/complaint-store.ts";
import type { InsightStore } from "../ports/insight-store.ts";
import type { NotificationReader } from "../ports/notification-reader.ts";
import type { PeopleReader } from "../ports/people-reader.ts";
import type { AssignmentPorts } from "./ports.ts";
import { refresh } from "./refresh.ts";
import { release } from "./release.ts";

/** What the use cases of the desk are given. */
export interface DeskPorts extends AssignmentPorts {
  readonly complaints: ComplaintStore;
  readonly agents: AgentStore;
  readonly categories: CategoryStore;
  readonly insights: InsightStore;
  readonly notifications: NotificationReader;
  readonly people: PeopleReader;
  /** Hears of work that failed after its commit and that the events will do again. */
  readonly onDeferred: (error: unknown) => void;
}

/**
 * Makes the agents of a committed write true at once instead of one event later. Only speed depends on it, so a failure
 * is reported and left to the event's own handling.
 */
export async function settleAgents(ports: DeskPorts, agentIds: readonly AgentId[]): Promise<void> {
  try {
    for (const id of agentIds) {
      await release(ports, id);
      await refresh(ports, id);
    }
  } catch (error) {
    ports.onDeferred(error);
  }
}
