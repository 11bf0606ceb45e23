import { parentPort, workerData } from "node:worker_threads";
import { mongo } from "mongoose";

/** What one prober does over and over, and how many milliseconds each took. */
export interface ProberData {
  readonly uri: string;
  readonly kind: "ping" | "claim";
}

const { uri, kind } = workerData as ProberData;
await using client = new mongo.MongoClient(uri, { maxPoolSize: 1, serverSelectionTimeoutMS: 120_000 });
const db = client.db("hostile");
const times: number[] = [];
let isOver = false;
parentPort?.on("message", () => {
  isOver = true;
});
while (!isOver) {
  const startedAt = performance.now();
  const isAnswered = await (kind === "ping" ? db.command({ ping: 1 }) : claim()).then(
    () => true,
    () => false,
  );
  // Whoever gets no answer waits for ever.
  times.push(isAnswered ? performance.now() - startedAt : Number.POSITIVE_INFINITY);
  await new Promise((resolve) => setTimeout(resolve, 5));
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(times);
parentPort?.close();

async function claim(): Promise<void> {
  const queue = db.collection("queue");
  const taken = await queue.findOneAndUpdate(
    { state: "waiting" },
    { $set: { state: "taken" } },
    { sort: { priority: -1, n: 1 } },
  );
  if (taken) await queue.updateOne({ _id: taken._id }, { $set: { state: "waiting" } });
}
