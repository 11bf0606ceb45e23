import { type AgentId, agentIdOf, humanId, type UserId, userIdOf } from "#server/core/ids.ts";
import { dispatchAt } from "#server/core/priority.ts";
import { slotName } from "#server/core/slot.ts";
import { type AgentRow, agentRows } from "#server/desk/agents/rows.ts";
import { wordsOf } from "#server/desk/complaints/complaint-words.ts";
import { type ComplaintRow, complaintRows } from "#server/desk/complaints/rows.ts";
import { STORIES } from "#server/local/demo/stories.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { aPlainAgent } from "./plain-agent.ts";
import { aPlainRow } from "./plain-row.ts";

const BATCH = 1_000;
const OPEN = 500;
const AGENTS = 50;
const CUSTOMERS = 2_000;
const MINUTE_MS = 60_000;

export interface Filled {
  readonly agentIds: readonly AgentId[];
  readonly customerIds: readonly UserId[];
}

/**
 * A desk that has run for months: most complaints are over, 500 wait, half of 50 agents have one in hand.
 * @param firstNumber what the first complaint is called by, on a desk that has some
 */
export async function fillDatabase(db: Database, complaints: number, firstNumber = 10_001): Promise<Filled> {
  const agentIds = Array.from({ length: AGENTS }, () => agentIdOf(newDocumentId()));
  const customerIds = Array.from({ length: CUSTOMERS }, () => userIdOf(newDocumentId()));
  const now = Date.now();
  await db.collection(agentRows).insertMany(agentIds.map((id, index) => agentRow(id, index, now)));
  const collection = db.collection(complaintRows);
  for (let start = 0; start < complaints; start += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, complaints - start) }, (_, index) => start + index);
    const rows = numbers.map((number) =>
      complaintRow({ number, firstNumber, age: complaints - number, agentIds, customerIds, now }),
    );
    await collection.insertMany(rows, { ordered: false });
  }
  return { agentIds, customerIds };
}

function agentRow(id: AgentId, index: number, now: number): AgentRow {
  const isBusy = index % 2 === 0;
  const availability = isBusy ? "busy" : "available";
  return { ...aPlainAgent(index, new Date(now - index * MINUTE_MS)), _id: toObjectId(id), availability };
}

interface Position extends Filled {
  readonly number: number;
  readonly firstNumber: number;
  /** 1 is the newest. */
  readonly age: number;
  readonly now: number;
}

function complaintRow({ number, firstNumber, age, agentIds, customerIds, now }: Position): ComplaintRow {
  const story = STORIES[number % STORIES.length];
  const agentId = agentIds[number % agentIds.length];
  if (!story || !agentId) throw new Error("There is no story to tell.");
  const createdAt = new Date(now - age * MINUTE_MS);
  const held = age > OPEN && age <= OPEN + AGENTS && number % 2 === 0;
  const status = age <= OPEN ? "Open" : held ? "In Progress" : "Resolved";
  const resolvedAt = status === "Resolved" ? new Date(createdAt.getTime() + 20 * MINUTE_MS) : null;
  const complaintId = humanId(firstNumber + number);
  const entry = (kind: string) => ({ id: newDocumentId(), at: createdAt, by: null, kind, message: story.reply });
  return {
    ...aPlainRow(createdAt),
    _id: toObjectId(newDocumentId()),
    complaintId,
    userId: toObjectId(customerIds[number % customerIds.length] ?? ""),
    title: story.title,
    description: story.description,
    ...wordsOf({ complaintId, title: story.title, description: story.description }),
    category: story.category,
    priority: story.priority,
    status,
    assignedTo: status === "Open" ? null : toObjectId(agentId),
    ...(held ? { slot: slotName(agentId, 0) } : {}),
    replied: status === "Resolved",
    dispatchAt: dispatchAt(createdAt, story.priority),
    waitingSince: createdAt,
    updatedAt: resolvedAt ?? createdAt,
    resolvedAt,
    firstAssignedMs: status === "Open" ? null : 900 + (number % 5_000),
    ...(status === "Open" ? {} : { waitEndedAt: createdAt, waitedMs: 900 + (number % 5_000) }),
    comments: 2,
    timeline: ["filed", "assigned", "comment", "status"].map(entry) as unknown as ComplaintRow["timeline"],
    rev: 3,
  };
}
