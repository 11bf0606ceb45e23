import type { AgentState } from "../agent.ts";
import type { AgentId, TicketId } from "../ids.ts";
import type { LinePosition } from "../priority.ts";
import type { Taking } from "../taking.ts";
import type { Ticket, TicketChange } from "../ticket.ts";
import type { Availability } from "../vocabulary.ts";

/** `stale`: the document is not at the rev that was read. `taken`: the place is another ticket's (unique index). */
export type CommitOutcome = "won" | "stale" | "taken";

/**
 * The database as the assignment protocol needs it. Every read goes to the primary, every write is one atomic
 * single-document update acknowledged by the majority: the proof that no wake-up is lost rests on both.
 */
export interface DispatchStore {
  findAgent(id: AgentId): Promise<AgentState | null>;
  findTicket(id: TicketId): Promise<Ticket | null>;
  /** The In Progress tickets of these agents, with or without a place. */
  listHeld(agentIds: readonly AgentId[]): Promise<Ticket[]>;
  /** The line in its order, see `byPlaceInLine`: what somebody may take of it. */
  listOpen(query: { limit: number; after: LinePosition | null; takes: Taking }): Promise<Ticket[]>;
  /** Agents on duty whose hint says they have room, longest free first. */
  listFree(limit: number): Promise<AgentState[]>;
  /** Applies the change where the ticket is still at `ticket.rev`: fields, timeline and outbox in one write. */
  commit(ticket: Ticket, change: TicketChange): Promise<CommitOutcome>;
  /** The same for many tickets at once; one lost does not stop the others. */
  commitAll(writes: readonly { ticket: Ticket; change: TicketChange }[]): Promise<CommitOutcome[]>;
  /** Writes the projection where `hintRev` is still what was read; always bumps it. */
  writeHint(
    agent: Pick<AgentState, "id" | "hintRev" | "availability">,
    availability: Availability,
    now: Date,
  ): Promise<boolean>;
}
