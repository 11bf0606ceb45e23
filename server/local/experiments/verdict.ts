import type { ExperimentCheck, ExperimentVerdict } from "#server/operate/experiments/wire.ts";
import type { Evidence, Witnessed } from "./evidence.ts";

const NAMED_AT_MOST = 3;

/** The verdict, from what was counted and nothing else. Whatever is missing or there twice makes it fail, by name. */
export function judge(seen: Witnessed, evidence: Evidence): ExperimentVerdict {
  const checks = [
    faultHappened(seen),
    nothingLost(seen, evidence),
    nothingTwice(seen, evidence),
    assignedOnce(evidence),
    withinPlaces(seen),
    toldOnce(evidence),
    solvedOnce(evidence),
    recovered(seen),
    rulesHold(evidence),
    nobodyHelped(seen),
  ].filter((check) => check !== null);
  const failed = checks.filter(({ ok }) => !ok);
  return {
    passed: failed.length === 0,
    sentence: failed.length === 0 ? praise(seen, evidence) : `Failed: ${failed.map((each) => each.sentence).join(" ")}`,
    checks,
    figures: figuresOf(seen, evidence),
  };
}

function praise({ filed, fault, recoveryMs }: Witnessed, { tickets }: Evidence): string {
  const all = `${tickets.length} of ${filed.length} filed complaints were given to exactly one agent, told once and solved once.`;
  const back = recoveryMs === null ? "" : ` The line was clear ${sinceEnd(recoveryMs, fault)}.`;
  return `Nothing lost, nothing twice: ${all}${back}`;
}

function faultHappened({ fault }: Witnessed): ExperimentCheck | null {
  return fault && { title: "The fault was real", ok: fault.happened, sentence: fault.sentence };
}

function nothingLost({ filed }: Witnessed, { tickets }: Evidence): ExperimentCheck {
  const present = new Set(tickets.map(({ id }) => id));
  const lost = filed.filter((id) => !present.has(id));
  const ok = lost.length === 0 && filed.length > 0;
  const sentence = ok
    ? `All ${filed.length} complaints whose filing was confirmed are there.`
    : filed.length === 0
      ? "No complaint could be filed, so this shows nothing."
      : `${count(lost, "confirmed complaint")} cannot be found: ${named(lost)}.`;
  return { title: "Nothing lost", ok, sentence };
}

function nothingTwice({ filed }: Witnessed, { tickets }: Evidence): ExperimentCheck {
  const confirmed = new Set(filed);
  const extra = tickets.filter(({ id }) => !confirmed.has(id)).map(({ complaintId }) => complaintId);
  const ok = extra.length === 0;
  const sentence = ok
    ? "No complaint was filed twice, also where filing had to be tried again."
    : `${count(extra, "complaint")} nobody confirmed ${extra.length === 1 ? "is" : "are"} there, too: ${named(extra)}.`;
  return { title: "Nothing filed twice", ok, sentence };
}

/** Once, and once more for every time that it went back to the line. */
function assignedOnce({ tickets, events }: Evidence): ExperimentCheck {
  const of = (ticketId: string, type: string) =>
    events.filter((event) => event.ticketId === ticketId && event.type === type).length;
  const wrong = tickets.flatMap(({ id, complaintId }) => {
    const [given, due] = [of(id, "ticket.assigned"), 1 + of(id, "ticket.requeued")];
    return given === due ? [] : [`${complaintId} (${given} times)`];
  });
  const ok = wrong.length === 0 && tickets.length > 0;
  const sentence = ok
    ? `Each of the ${tickets.length} complaints was given to an agent exactly once.`
    : `${count(wrong, "complaint")} ${was(wrong)} not given out exactly once: ${named(wrong)}.`;
  return { title: "One agent each", ok, sentence };
}

function withinPlaces({ mostHeld, places }: Witnessed): ExperimentCheck {
  const ok = mostHeld <= places;
  const sentence = `No agent was seen with more complaints than they have places: at most ${mostHeld} of ${places}.`;
  const broken = `An agent with ${places} places was seen with ${mostHeld} complaints at once.`;
  return { title: "Never too many", ok, sentence: ok ? sentence : broken };
}

/** The agent and the customer, once for each assignment; what was told of no assignment counts as twice. */
function toldOnce({ tickets, events, notices }: Evidence): ExperimentCheck {
  const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  const assigned = events.filter(({ type }) => type === "ticket.assigned");
  const wrong = assigned.flatMap(({ id, ticketId, agentId }) => {
    const told = notices.filter(({ eventId }) => eventId === id).map(({ recipient }) => recipient);
    const ticket = byId.get(ticketId);
    const due = [...(ticket ? [ticket.customerId] : []), ...(agentId ? [agentId] : [])];
    const isRight = told.length === due.length && due.every((person) => told.includes(person));
    // Taken back before anybody heard of it: then there was nothing to tell any more.
    const isUndone =
      told.length === 0 && events.some((each) => each.ticketId === ticketId && each.type === "ticket.requeued");
    return isRight || isUndone ? [] : [`${ticket?.complaintId ?? ticketId} (${told.length} of ${due.length} told)`];
  });
  const ok = wrong.length === 0;
  const sentence = ok
    ? `Agent and customer were told of each of the ${assigned.length} assignments exactly once.`
    : `${count(wrong, "assignment")} ${was(wrong)} not told exactly once: ${named(wrong)}.`;
  return { title: "Told once", ok, sentence };
}

function solvedOnce({ tickets, events }: Evidence): ExperimentCheck {
  const endings = events.filter(({ type }) => type === "ticket.resolved" || type === "ticket.closed");
  const wrong = tickets.flatMap(({ id, complaintId, status }) => {
    const times = endings.filter(({ ticketId }) => ticketId === id).length;
    const isSolved = status === "Resolved" || status === "Closed";
    return isSolved && times === 1 ? [] : [`${complaintId} (${isSolved ? `${times} times` : status})`];
  });
  const ok = wrong.length === 0;
  const sentence = ok
    ? "Each was solved exactly once; none is left over."
    : `${count(wrong, "complaint")} ${was(wrong)} not solved exactly once: ${named(wrong)}.`;
  return { title: "Solved once", ok, sentence };
}

function recovered({ fault, recoveryMs, recoverWithinMs }: Witnessed): ExperimentCheck {
  const ok = recoveryMs !== null && recoveryMs <= recoverWithinMs;
  const bound = `${recoverWithinMs / 1_000} s are allowed`;
  const sentence =
    recoveryMs === null
      ? `The line did not become clear (${bound}).`
      : `The line was clear ${sinceEnd(recoveryMs, fault)} (${bound}).`;
  return { title: "Back by itself", ok, sentence };
}

function rulesHold({ violations }: Evidence): ExperimentCheck {
  const ok = violations.length === 0;
  const sentence = ok
    ? "Every invariant holds, for these complaints and for all others."
    : `${count(violations, "invariant")} ${violations.length === 1 ? "does" : "do"} not hold: ${named(violations)}`;
  return { title: "The rules hold", ok, sentence };
}

/** While no message can come the reconciler is the only one who can see a line; at any other time it should not have to. */
function nobodyHelped({ repaired, unbidden, isQueueSilent, deadLettered }: Witnessed): ExperimentCheck {
  const repairs = repaired + (isQueueSilent ? 0 : unbidden);
  const ok = repairs === 0 && deadLettered === 0;
  const unrung =
    unbidden > 0 ? ` While no message could come, ${unbidden} were given out by looking at the line itself.` : "";
  const sentence = ok
    ? `Nothing had to be repaired, and no message was put aside.${unrung}`
    : `Repairs by the reconciler: ${repairs}. Messages put aside: ${deadLettered}.`;
  return { title: "Without repairs", ok, sentence };
}

function figuresOf(seen: Witnessed, { tickets, events, violations }: Evidence): ExperimentVerdict["figures"] {
  const published = events.filter(({ publishCount }) => publishCount > 0);
  const again = published.reduce((sum, { publishCount }) => sum + publishCount - 1, 0);
  const solved = tickets.filter(({ status }) => status === "Resolved" || status === "Closed").length;
  const rows: [label: string, value: number | string][] = [
    ["Complaints filed", seen.filed.length],
    ["Refused and tried again", seen.refused],
    ["Most waiting at once", seen.mostWaiting],
    ["Solved", solved],
    ["Time to recover", seen.recoveryMs === null ? "never" : seconds(seen.recoveryMs)],
    ["Events of these complaints", events.length],
    ["Events published again", again],
    ["Messages received", seen.received],
    ["Recognised as handled before", seen.absorbed],
    ["Messages put aside", seen.deadLettered],
    ["Repairs", seen.repaired],
    ["Given out without a message", seen.unbidden],
    ["Most with one agent", seen.mostHeld],
    ["Invariants violated", violations.length],
    ["Took", seconds(seen.durationMs)],
  ];
  return rows.map(([label, value]) => ({ label, value: String(value) }));
}

/** What rounds to nothing was so at that moment already. */
function sinceEnd(ms: number, fault: Witnessed["fault"]): string {
  return ms < 50 ? `when ${endOf(fault)}` : `${seconds(ms)} after ${endOf(fault)}`;
}

function endOf(fault: Witnessed["fault"]): string {
  return fault ? "the fault ended" : "the last one was filed";
}

function named(things: readonly string[]): string {
  const rest = things.length - NAMED_AT_MOST;
  return `${things.slice(0, NAMED_AT_MOST).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

function count(things: readonly unknown[], noun: string): string {
  return `${things.length} ${noun}${things.length === 1 ? "" : "s"}`;
}

function was(things: readonly unknown[]): string {
  return things.length === 1 ? "was" : "were";
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
