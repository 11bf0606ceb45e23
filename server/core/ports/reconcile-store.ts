import type { AgentState } from "../agent.ts";
import type { AssignmentEntry } from "../events/event.ts";
import type { AgentId } from "../ids.ts";
import type { Ticket } from "../ticket.ts";
import type { PendingOutbox } from "./outbox-store.ts";

/** What the reconciler looks for: things the protocol should never leave behind. Every read goes to the primary. */
export interface ReconcileStore {
  /** All agents, deleted ones too, in order of id. */
  listAgents(query: { limit: number; after: AgentId | null }): Promise<AgentState[]>;
  /**
   * Tickets that contradict themselves or name nobody: a slot while not In Progress or of another agent than
   * `assignedTo`; In Progress or Waiting without `assignedTo`, or with one that is not in `agents`; In Progress with one
   * who has left (a waiting ticket of theirs goes back to the line when its customer answers); Open with an assignee.
   */
  listMisplaced(limit: number): Promise<Ticket[]>;
  /** Events of published types, stored before this moment, neither published nor parked, that no outbox holds. */
  listStranded(storedBefore: Date, limit: number): Promise<PendingOutbox[]>;
  /** `ticket.assigned` and `ticket.reassigned` events stored in this span for which nobody was told anything. */
  listUntold(span: { from: Date; to: Date }, limit: number): Promise<AssignmentEntry[]>;
}
