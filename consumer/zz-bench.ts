import { changeCapacity } from "#server/agents/change-capacity.ts";
import { fileComplaint } from "#server/complaints/file-complaint.ts";
import { startTestWorld } from "./testing.ts";
const world = await startTestWorld();
const admin = await world.person("admin", "Root");
const carl = await world.person("user", "Carl");
for (let i = 0; i < 20; i++) {
  const a = await world.agent(`A${i}`);
  await changeCapacity(world.desk, admin, { agentId: a.id, capacity: 20 });
}
const consumer = await world.startConsumer();
const t0 = performance.now();
const N = 150;
const ids: string[] = [];
await Promise.all(
  Array.from({ length: 5 }, async () => {
    for (let i = 0; i < N / 5; i++)
      ids.push(
        (await fileComplaint(world.desk, carl, { title: `Ticket ${i}`, description: "abc def", category: "Technical" }))
          ._id,
      );
  }),
);
console.log("filed", Math.round(performance.now() - t0));
let left = ids;
while (left.length) {
  const s = await Promise.all(left.map((id) => world.desk.store.findTicket(id)));
  left = left.filter((_, i) => s[i]?.status === "Open");
  if (performance.now() - t0 > 40000) break;
}
console.log("assigned", Math.round(performance.now() - t0));
const waits = (await Promise.all(ids.map((id) => world.desk.store.findTicket(id))))
  .map((t) => (t?.assign ? t.assign.at.getTime() - t.createdAt.getTime() : NaN))
  .sort((a, b) => a - b);
console.log({ p50: waits[N / 2], p99: waits[Math.floor(N * 0.99)] });
const m = await (await fetch(`${consumer.url}/metrics`)).text();
console.log(
  m
    .split("\n")
    .filter((l) =>
      /^quickfix_(aws_requests|dispatch_pass|consumer_retries)|process_cpu_user|messaging_process_duration_(sum|count)/.test(
        l,
      ),
    )
    .join("\n"),
);
console.log(
  consumer.lines
    .filter((l) => !/info/.test(l))
    .slice(0, 20)
    .join("\n"),
);
console.log("stop", await consumer.stop());
await world[Symbol.asyncDispose]();
process.exit();
