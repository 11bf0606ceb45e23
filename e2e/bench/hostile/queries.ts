import type { mongo } from "mongoose";

/** Something a client may ask for that costs far more to answer than to send. */
export interface HostileQuery {
  readonly name: string;
  run(db: mongo.Db): Promise<unknown>;
}

/** Documents in the large collection. */
const LARGE = 100_000;
const WORDS = 3_000;
const VALUES = 20_000;

/** Fills a database with what the queries below are asked of. */
export async function fill(db: mongo.Db): Promise<void> {
  const filler = "x".repeat(330);
  for (let start = 0; start < LARGE; start += 2_000) {
    const docs = Array.from({ length: 2_000 }, (_unused, at) => ({
      n: start + at,
      r: ((start + at) * 7_919) % LARGE,
      s: `s${(start + at) % 977}`,
      filler,
    }));
    await db.collection("large").insertMany(docs);
  }
  await db.collection("words").insertMany(Array.from({ length: WORDS }, (_, n) => ({ n, s: `${"a".repeat(26)}!` })));
  await db.collection<{ _id: string; s: string }>("texts").insertOne({ _id: "x", s: "x".repeat(80_000) });
  await db.collection<{ _id: string; set: string[] }>("sets").insertOne({ _id: "x", set: [] });
  const queue = Array.from({ length: 5_000 }, (_unused, n) => ({ state: "waiting", priority: n % 4, n }));
  await db.collection("queue").insertMany(queue);
  await db.collection("queue").createIndex({ state: 1, priority: -1, n: 1 });
}

const large = (db: mongo.Db) => db.collection("large");

export const QUERIES: readonly HostileQuery[] = [
  {
    name: "three sorts of 100,000",
    run: (db) => Promise.all([0, 1, 2].map(() => drained(large(db).find().sort({ r: 1 })))),
  },
  { name: "eight cursors on sorts", run: eightCursors },
  {
    name: "$group over 100,000",
    run: (db) =>
      large(db)
        .aggregate([{ $group: { _id: "$s", n: { $sum: "$n" } } }])
        .toArray(),
  },
  {
    name: "$group $push of 100,000",
    run: (db) =>
      large(db)
        .aggregate([{ $group: { _id: null, all: { $push: "$$ROOT" } } }])
        .toArray(),
  },
  {
    name: "$group by 100,000 ids",
    run: (db) => drained(large(db).aggregate([{ $group: { _id: "$_id", d: { $first: "$filler" } } }])),
  },
  { name: "a scan that finds nothing", run: (db) => large(db).countDocuments({ filler: "y" }) },
  {
    name: "$regexFindAll of x*",
    run: (db) =>
      db
        .collection("texts")
        .aggregate([{ $project: { n: { $size: { $regexFindAll: { input: "$s", regex: "x*?" } } } } }])
        .toArray(),
  },
  { name: "(a|aa)+$ over 3,000", run: (db) => db.collection("words").countDocuments({ s: /(a|aa)+$/ }) },
  { name: "a look-around over 3,000", run: (db) => db.collection("words").countDocuments({ s: /^(?=(a|aa)+$)/ }) },
  {
    name: "update by (a|aa)+$",
    run: (db) => db.collection("words").updateMany({ s: /(a|aa)+$/ }, { $inc: { k: 1 } }),
  },
  {
    name: "$addToSet of 20,000",
    run: (db) => {
      const each = Array.from({ length: VALUES }, (_unused, n) => `value ${n}`);
      return db
        .collection<{ _id: string; set: string[] }>("sets")
        .updateOne({ _id: "x" }, { $addToSet: { set: { $each: each } } });
    },
  },
  { name: "updateMany of 100,000", run: (db) => large(db).updateMany({}, { $inc: { k: 1 } }) },
  {
    name: "maxTimeMS 500 on updateMany",
    run: (db) =>
      db.command({ update: "large", updates: [{ q: {}, u: { $inc: { k: 1 } }, multi: true }], maxTimeMS: 500 }),
  },
  {
    name: "maxTimeMS 500 on $group",
    run: (db) =>
      large(db)
        .aggregate([{ $group: { _id: "$r", n: { $push: "$filler" } } }], { maxTimeMS: 500 })
        .toArray(),
  },
  {
    name: "numbers out of nothing",
    run: (db) =>
      db
        .aggregate([
          { $documents: [{ a: 1 }] },
          { $project: { n: { $map: { input: { $range: [0, 3_000_000] }, in: { $range: [0, 1_000] } } } } },
        ])
        .toArray(),
  },
  {
    name: "a string that doubles",
    run: (db) =>
      db
        .aggregate([
          { $documents: [{ a: 1 }] },
          {
            $project: {
              n: {
                $strLenCP: {
                  $reduce: { input: { $range: [0, 40] }, initialValue: "xx", in: { $concat: ["$$value", "$$value"] } },
                },
              },
            },
          },
        ])
        .toArray(),
  },
];

async function drained(cursor: AsyncIterable<unknown>): Promise<number> {
  let seen = 0;
  for await (const _doc of cursor) seen += 1;
  return seen;
}

async function eightCursors(db: mongo.Db): Promise<string> {
  const cursors = Array.from({ length: 8 }, () => large(db).find().sort({ r: -1 }).batchSize(10));
  for (const cursor of cursors) await cursor.next();
  for (const cursor of cursors) await cursor.close();
  return "read";
}
