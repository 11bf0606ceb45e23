import type { Status } from "#server/core/vocabulary.ts";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import type { Database } from "#server/platform/db/database.ts";

/** What a test wants to know of a complaint, read past every process of the desk. */
export interface SeenComplaint {
  readonly id: string;
  readonly userId: string;
  readonly status: Status;
  readonly assignedTo: string | null;
  readonly rev: number;
}

/** The complaints with this status, or all of them. */
export async function listComplaints(db: Database, status?: Status): Promise<SeenComplaint[]> {
  const rows = await db
    .collection(complaintRows)
    .find(status ? { status } : {})
    .toArray();
  return rows.map((row) => ({
    id: row._id.toHexString(),
    userId: row.userId.toHexString(),
    status: row.status,
    assignedTo: row.assignedTo?.toHexString() ?? null,
    rev: row.rev,
  }));
}

/** The complaint with this id. @throws when it is not there. */
export async function findComplaint(db: Database, id: string | undefined): Promise<SeenComplaint> {
  const found = (await listComplaints(db)).find((complaint) => complaint.id === id);
  if (!found) throw new Error(`The complaint ${id} is not there.`);
  return found;
}
