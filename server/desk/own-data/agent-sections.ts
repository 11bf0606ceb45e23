import { agentRows } from "#server/desk/agents/rows.ts";
import { type EventRow, eventRows } from "#server/desk/events/rows.ts";
import { type Fields, INNER, section, who } from "./section.ts";

export const agent = section({
  file: "agent.json",
  words: "archive.holds.agent",
  rows: agentRows,
  fields: {
    _id: "given",
    name: "given",
    skills: "given",
    onDuty: "given",
    capacity: "given",
    availability: "given",
    since: "given",
    idleSince: "given",
    awaySince: "given",
    reason: "given",
    until: "given",
    seenAt: "given",
    calledAt: "given",
    deletedAt: "given",
    trial: INNER,
    hintRev: INNER,
    hintBy: INNER,
    rev: INNER,
    outbox: INNER,
    outboxAt: INNER,
    outboxTries: INNER,
  },
  read: (reader, { id }) => reader.agent(id),
});

/** What is said of every event that is an agent's. */
const COMMON = {
  _id: "given",
  type: "given",
  rev: INNER,
  trial: INNER,
  at: "given",
  by: { as: (id, _row, whose) => who(id, whose) },
  agents: INNER,
  audience: INNER,
  hint: INNER,
  traceparent: INNER,
  aggKind: INNER,
  aggId: "given",
  storedAt: INNER,
  publishedAt: INNER,
  publishCount: INNER,
  pending: INNER,
  settled: INNER,
  parked: INNER,
} as const satisfies Partial<Fields<EventRow>>;

export const agentChanges = section<EventRow>({
  file: "agent-changes.json",
  words: "archive.holds.agentChanges",
  rows: eventRows,
  fields: {
    ...COMMON,
    body: {
      as({ data }, _row, whose) {
        const { changedBy, ...change } = { changedBy: null, ...data };
        return { ...change, changedBy: who(changedBy, whose) };
      },
    },
  },
  read: (reader, { id }) => reader.agentChanges(id),
});

export const agentWork = section<EventRow>({
  file: "agent-work.json",
  words: "archive.holds.agentWork",
  rows: eventRows,
  fields: {
    ...COMMON,
    body: { as: ({ data }) => ("complaintId" in data ? { complaintId: data.complaintId } : null) },
  },
  read: (reader, { id }) => reader.agentWork(id),
});
