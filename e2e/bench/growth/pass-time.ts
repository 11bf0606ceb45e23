import { pass } from "#consumer/dispatch/pass.ts";
import { createTell } from "#server/core/events/tell.ts";
import { agentIdOf } from "#server/core/ids.ts";
import { slotName } from "#server/core/slot.ts";
import { agentRows } from "#server/desk/agents/rows.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { composeDesk } from "#server/desk/compose-desk.ts";
import { createNoticeStore } from "#server/desk/notices/store.ts";
import { createSubjectReader } from "#server/desk/notices/subject-reader.ts";
import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { createLog } from "#server/platform/log.ts";
import { onDatabase } from "../database-process.ts";
import { type Distribution, distribution } from "../figures.ts";
import { aPlainRow } from "../plain-row.ts";
import { addAgents } from "../side-by-side/add-agents.ts";

const PASSES = 40;
const WARM_UPS = 5;
const BATCH = 1_000;

/** How long a pass takes that gives one ticket to the one agent of so many who has become free, while so many wait. In ms. */
export function passTime({ waiting, agents }: { waiting: number; agents: number }): Promise<Distribution> {
  return onDatabase(async (db) => {
    const ids = await addAgents(db, agents);
    await addComplaints(
      db,
      Array.from({ length: waiting }, () => null),
    );
    await addComplaints(db, ids);
    await db.collection(agentRows).updateMany({}, { $set: { availability: "busy" } });
    const log = createLog({ name: "bench", level: "error", mode: "local" });
    const tell = createTell({
      noticeStore: createNoticeStore(db),
      findSubject: createSubjectReader(db).findSubject,
      onNotices: () => {},
    });
    const { desk } = composeDesk({ db, log, topic: { publish: async () => [] }, tell });
    const samples: number[] = [];
    for (let run = -WARM_UPS; run < PASSES; run++) {
      const id = ids[(run + WARM_UPS) % ids.length] ?? "";
      await becomeFree(db, id);
      // As many wait as before.
      await addComplaints(db, [null]);
      const startedAt = performance.now();
      // What it commits is left to the sweeper: the relay's work is not the pass's.
      const { assigned } = await pass({ ...desk, offer: () => {} }, [agentIdOf(id)]);
      if (run >= 0) samples.push(performance.now() - startedAt);
      if (assigned !== 1) throw new Error(`A pass gave ${assigned} tickets to one free agent.`);
    }
    return distribution(samples);
  });
}

/** They solved what they had. */
async function becomeFree(db: Database, id: string): Promise<void> {
  const solved = { $set: { status: "Resolved" as const, resolvedAt: new Date() }, $unset: { slot: "" as const } };
  await db.collection(complaintRows).updateMany({ assignedTo: toObjectId(id), status: "In Progress" }, solved);
}

/** A complaint for each of these agents; for nobody, one that waits. */
async function addComplaints(db: Database, agentIds: readonly (string | null)[]): Promise<void> {
  for (let start = 0; start < agentIds.length; start += BATCH) {
    const rows = agentIds.slice(start, start + BATCH).map((agentId) => ({
      ...aPlainRow(new Date()),
      _id: toObjectId(newDocumentId()),
      complaintId: `COMP-${newDocumentId()}`,
      userId: toObjectId(newDocumentId()),
      ...(agentId
        ? { status: "In Progress" as const, assignedTo: toObjectId(agentId), slot: slotName(agentIdOf(agentId), 0) }
        : {}),
    }));
    await db.collection(complaintRows).insertMany(rows, { ordered: false });
  }
}
