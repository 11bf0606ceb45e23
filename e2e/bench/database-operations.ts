import type { Database } from "#server/platform/db/database.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { defineRows } from "#server/platform/db/rows.ts";
import { type Row, round } from "./figures.ts";
import { rateOf } from "./web/rate.ts";

const rows = defineRows<{ status: string; at: Date; text: string; n: number }>("bench_operations");
const DOCUMENTS = 10_000;
const CLIENTS = [1, 16] as const;
const PAGE = 25;

/** The database's own operations on small documents with two indexes, asked by one client and by sixteen. */
export async function databaseOperations(db: Database, seconds: number): Promise<Row[]> {
  const some = db.collection(rows);
  await some.createIndexes([
    { key: { status: 1, at: 1 }, name: "line" },
    { key: { n: 1 }, name: "number" },
  ]);
  const ids = Array.from({ length: DOCUMENTS }, newDocumentId);
  const documentOf = (id: string, n: number) => ({
    _id: toObjectId(id),
    status: n % 2 === 0 ? "Open" : "Resolved",
    at: new Date(n),
    text: "x".repeat(250),
    n,
  });
  for (let start = 0; start < DOCUMENTS; start += 1_000)
    await some.insertMany(ids.slice(start, start + 1_000).map((id, index) => documentOf(id, start + index)));
  const idOf = (number: number) => toObjectId(ids[(number * 7_919) % DOCUMENTS] ?? "");
  const operations: Readonly<Record<string, (number: number) => Promise<unknown>>> = {
    "find by _id": (n) => some.findOne({ _id: idOf(n) }),
    "find a page of 25 by an index": () => some.find({ status: "Open" }).sort({ at: 1 }).limit(PAGE).toArray(),
    "count by an index": (n) => some.countDocuments({ n: { $gte: n % DOCUMENTS, $lt: (n % DOCUMENTS) + PAGE } }),
    "update by _id, a field without an index": (n) => some.updateOne({ _id: idOf(n) }, { $set: { text: `${n}` } }),
    "update by _id, a field of an index": (n) => some.updateOne({ _id: idOf(n) }, { $set: { at: new Date(n) } }),
    "findAndModify by an index": (n) => some.findOneAndUpdate({ n: n % DOCUMENTS }, { $inc: { seen: 1 } }),
    insert: (n) => some.insertOne(documentOf(newDocumentId(), DOCUMENTS + n)),
    "insert 100 at once": (n) =>
      some.insertMany(Array.from({ length: 100 }, (_, index) => documentOf(newDocumentId(), DOCUMENTS + n + index))),
  };
  const measured: Row[] = [];
  for (const [what, ask] of Object.entries(operations)) {
    const rates: number[] = [];
    for (const clients of CLIENTS) rates.push(await rateOf(ask, clients, seconds));
    const [one = Number.NaN, many = Number.NaN] = rates;
    measured.push({ what, figure: round(one), unit: `/s by one client, ${round(many)} /s by sixteen` });
  }
  await some.drop();
  return measured;
}
