import { within } from "#server/platform/within.ts";
import type { Cast } from "./cast.ts";
import type { Filer } from "./filer.ts";
import type { Journal } from "./journal.ts";
import type { RunTicket } from "./store.ts";
import type { World } from "./world.ts";

const EVERY_MS = 1_000;
/** The invariants walk the whole desk. */
const INVARIANTS_EVERY_MS = 2_000;
/** A database that has not answered by then is away. */
const ANSWER_MS = 1_500;

export interface SamplerPorts extends Pick<World, "store" | "meter" | "timers" | "findViolations"> {
  readonly journal: Journal;
  readonly filer: Filer;
  readonly cast: Cast;
  readonly since: Date;
}

/** Looks once a second how things stand, and remembers what could not be looked at while something was broken. */
export class Sampler {
  readonly #ports: SamplerPorts;
  #isFaulty = false;
  databaseWasAway = false;
  consumerWasSilent = false;
  mostWaiting = 0;
  mostHeld = 0;
  #violated: number | null = null;

  constructor(ports: SamplerPorts) {
    this.#ports = ports;
  }

  /** What does not answer from now on counts as seen, until the fault ends. */
  beginFault(): void {
    this.#ports.meter.takeSilence();
    this.#isFaulty = true;
  }

  endFault(): void {
    this.#isFaulty = false;
  }

  /** Goes on until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.look(signal);
      await this.#ports.timers.sleep(EVERY_MS, signal);
    }
  }

  /** Looks at the invariants again and again; what could not be looked at is not known. Goes on until the signal aborts. */
  async watchInvariants(signal: AbortSignal): Promise<void> {
    const { findViolations, timers } = this.#ports;
    while (!signal.aborted) {
      this.#violated = await findViolations().then(
        (sentences) => sentences.length,
        () => null,
      );
      await timers.sleep(INVARIANTS_EVERY_MS, signal);
    }
  }

  async look(signal: AbortSignal): Promise<void> {
    const { meter, journal, filer } = this.#ports;
    const [tickets] = await Promise.all([this.#findTickets(signal), meter.look()]);
    const isSilent = meter.takeSilence();
    if (signal.aborted) return;
    if (this.#isFaulty) {
      this.consumerWasSilent ||= isSilent;
      this.databaseWasAway ||= tickets === null;
    }
    const waiting = countOf(tickets, ["Open"]);
    this.mostWaiting = Math.max(this.mostWaiting, waiting ?? 0);
    if (tickets && this.#mostHeldIn(tickets) > this.mostHeld) await this.#lookAgain(tickets, signal);
    const { received, absorbed, repaired } = meter.sum;
    journal.sample({
      filed: filer.filed.length,
      refused: filer.refused,
      waiting,
      withAgent: countOf(tickets, ["In Progress", "Waiting on Customer"]),
      solved: countOf(tickets, ["Resolved", "Closed"]),
      received,
      absorbed,
      repaired,
      violated: tickets === null ? null : this.#violated,
    });
  }

  /** What is unchanged in a second answer was so between the two, all of it at the same time. */
  async #lookAgain(before: readonly RunTicket[], signal: AbortSignal): Promise<void> {
    const revs = new Map((await this.#findTickets(signal))?.map(({ id, rev }) => [id, rev]));
    const lasting = before.filter(({ id, rev }) => revs.get(id) === rev);
    this.mostHeld = Math.max(this.mostHeld, this.#mostHeldIn(lasting));
  }

  /** Of the experiment's own agents: only their places are known for certain. */
  #mostHeldIn(tickets: readonly RunTicket[]): number {
    const { agentTokens } = this.#ports.cast;
    const held = tickets.filter(
      ({ status, assignedTo }) => status === "In Progress" && assignedTo && agentTokens.has(assignedTo),
    );
    return Math.max(
      0,
      ...Map.groupBy(held, ({ assignedTo }) => assignedTo)
        .values()
        .map((each) => each.length),
    );
  }

  async #findTickets(signal: AbortSignal): Promise<readonly RunTicket[] | null> {
    const { store, timers, cast, since } = this.#ports;
    const found = store.listTickets([...cast.customers.keys()], since).catch(() => null);
    return within({ timers, ms: ANSWER_MS, signal }, found, null);
  }
}

function countOf(tickets: readonly RunTicket[] | null, statuses: readonly RunTicket["status"][]): number | null {
  return tickets && tickets.filter(({ status }) => statuses.includes(status)).length;
}
