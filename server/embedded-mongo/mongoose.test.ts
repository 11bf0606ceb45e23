import mongoose from "mongoose";
import { expect, test } from "vitest";
import { startTestServer } from "./testing.ts";

const schema = new mongoose.Schema(
  {
    title: { type: String, required: true },
    status: { type: String, default: "Open" },
    slot: String,
    dispatchAt: Date,
    comments: [{ text: String, votes: Number }],
  },
  { timestamps: true },
);
schema.index({ slot: 1 }, { unique: true, partialFilterExpression: { slot: { $exists: true } } });
schema.index({ status: 1, dispatchAt: 1 });

async function desk() {
  const server = await startTestServer();
  const connection = await mongoose.createConnection(server.uri, { dbName: "desk", autoIndex: true }).asPromise();
  const Complaint = connection.model("Complaint", schema);
  await Complaint.init();
  return {
    Complaint,
    async [Symbol.asyncDispose]() {
      await connection.close();
      await server.stop();
    },
  };
}

test("changes the right comment and the timestamps of both levels in one positional update", async () => {
  await using stack = await desk();
  const comments = [
    { text: "one", votes: 1 },
    { text: "two", votes: 2 },
  ];
  const { _id, updatedAt } = await stack.Complaint.create({ title: "A", comments });
  const result = await stack.Complaint.updateOne(
    { _id, "comments.votes": 2 },
    { $set: { "comments.$.text": "changed" } },
  );
  expect(result).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
  const found = await stack.Complaint.findById(_id).orFail();
  expect(found.comments.map(({ text }) => text)).toEqual(["one", "changed"]);
  expect(found.updatedAt.getTime()).toBeGreaterThanOrEqual(updatedAt.getTime());
});

test("claims each waiting complaint once, oldest first, with many claiming at the same time", async () => {
  await using stack = await desk();
  const waiting = Array.from({ length: 30 }, (_, at) => ({ title: `C ${at}`, dispatchAt: new Date(1000 - at) }));
  await stack.Complaint.insertMany(waiting);
  const claims = Array.from({ length: 40 }, () =>
    stack.Complaint.findOneAndUpdate(
      { status: "Open" },
      { $set: { status: "In Progress" } },
      { sort: { dispatchAt: 1 }, returnDocument: "after" },
    ),
  );
  const claimed = (await Promise.all(claims)).filter((one) => one !== null);
  expect(new Set(claimed.map(({ title }) => title)).size).toBe(30);
  expect(claimed).toHaveLength(30);
  expect(claimed[0]?.status).toBe("In Progress");
});

test("lets one complaint have a slot, in a batch around the others", async () => {
  await using stack = await desk();
  await stack.Complaint.create({ title: "first", slot: "a#1" });
  const inserts = ["a#1", "a#2"].map((slot) => ({ insertOne: { document: { title: slot, slot } } }));
  await expect(stack.Complaint.bulkWrite(inserts, { ordered: false })).rejects.toMatchObject({
    code: 11000,
    result: { insertedCount: 1 },
  });
  expect(await stack.Complaint.countDocuments({ slot: { $exists: true } })).toBe(2);
  expect(await stack.Complaint.countDocuments()).toBe(2);
});
