import { fileTicket } from "#server/core/changes/file.ts";
import { ticketIdOf } from "#server/core/ids.ts";
import { aFiling, aStamp, CUSTOMER, NOW } from "#server/core/testing.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import type { Database } from "#server/platform/db/database.ts";
import { documentIdAt, newDocumentId } from "#server/platform/db/ids.ts";

const LENGTH = 40;

/** Complaints of one customer that wait for an agent, a second apart, every other one about a bill. */
export async function fillLine(db: Database): Promise<void> {
  const complaints = createComplaintStore(db);
  for (let n = 0; n < LENGTH; n++) {
    const now = new Date(NOW.getTime() + n * 1_000);
    const id = ticketIdOf(documentIdAt(now));
    const filing = aFiling({ id, complaintId: `COMP-${10_001 + n}`, category: n % 2 ? "Technical" : "Billing" });
    await complaints.insert(fileTicket(filing, CUSTOMER, aStamp({ now, entryId: newDocumentId() })));
  }
}
