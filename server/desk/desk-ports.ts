import type { AssignmentPorts } from "#server/core/assignments/ports.ts";
import { refresh } from "#server/core/assignments/refresh.ts";
import { release } from "#server/core/assignments/release.ts";
import type { AgentId } from "#server/core/ids.ts";
import type { AgentStore } from "#server/desk/agents/ports/agent-store.ts";
import type { CategoryStore } from "#server/desk/categories/ports/category-store.ts";
import type { ComplaintStore } from "#server/desk/complaints/ports/complaint-store.ts";
import type { InsightStore } from "#server/desk/insights/ports/insight-store.ts";
import type { NotificationReader } from "#server/desk/notices/ports/notification-reader.ts";
import type { PeopleReader } from "#server/desk/people/ports/people-reader.ts";

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
