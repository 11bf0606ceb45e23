import type { Database } from "#server/platform/db/database.ts";
import { defineRows } from "#server/platform/db/rows.ts";

const lineRows = defineRows<{ status: string; dispatchAt: Date; text: string; slot?: string }>("bench_line");
const CLAIMS = 6_000;

/**
 * `findAndModify` with a sort, the plainest claim there is: the head of the line, one key and one document at any size.
 * On a small document with two indexes, unlike the product's own claim, which carries event and timeline.
 * @returns claims per second over the wire.
 */
export async function plainClaimsPerSecond(db: Database, documents: number, clients: number): Promise<number> {
  const line = db.collection(lineRows);
  await line.createIndexes([
    { key: { status: 1, dispatchAt: 1 }, name: "line" },
    { key: { slot: 1 }, name: "slot", unique: true, partialFilterExpression: { slot: { $exists: true } } },
  ]);
  for (let start = 0; start < Math.max(documents, CLAIMS); start += 1_000) {
    await line.insertMany(
      Array.from({ length: 1_000 }, (_, n) => ({
        status: "Open",
        dispatchAt: new Date(start + n),
        text: "x".repeat(250),
      })),
    );
  }
  let next = 0;
  const startedAt = performance.now();
  const work = async () => {
    for (let place = next++; place < CLAIMS; place = next++) {
      const claimed = await line.findOneAndUpdate(
        { status: "Open" },
        { $set: { status: "In Progress", slot: `agent#${place}` } },
        { sort: { dispatchAt: 1 } },
      );
      if (!claimed) throw new Error("The line ended early.");
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  const perSecond = (CLAIMS / (performance.now() - startedAt)) * 1_000;
  await line.drop();
  return perSecond;
}
