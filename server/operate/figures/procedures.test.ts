import { afterAll, expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { fileComplaint } from "#server/desk/complaints/file-complaint.ts";
import { startTestWeb } from "#server/web/testing.ts";

const world = await startTestWeb();
afterAll(() => world.stop());

const ada = await world.addPerson("Ada", "admin");
const pipelineFor = async (who: Actor | null) => (await world.procedures(who)).pipeline;
const station = async (id: string) => (await (await pipelineFor(ada)).live()).stations.find((each) => each.id === id);

test("the pipeline is for admins, in both of its views", async () => {
  for (const role of ["user", "agent"] as const) {
    const theirs = await pipelineFor(await world.addPerson("Carl", role));
    const refusal = { code: "FORBIDDEN", message: "Only admin accounts may do this." };
    await expect(theirs.live()).rejects.toMatchObject(refusal);
    await expect(theirs.history({ range: "hour" })).rejects.toMatchObject(refusal);
  }
  await expect((await pipelineFor(null)).live()).rejects.toMatchObject({ code: "UNAUTHORIZED" });
});

test("a queue that is away holds nobody up, and is said", async () => {
  const live = await (await pipelineFor(ada)).live();
  expect(live).toMatchObject({ consumers: [], deadLettersInQueue: null });
  expect(await station("sqs")).toMatchObject({
    level: "stuck",
    depth: null,
    note: "The queue does not answer. What is sent waits in the outbox.",
  });
  expect(await station("consumer")).toMatchObject({
    level: "stuck",
    note: "No consumer is running. Messages wait in the queue until one starts.",
  });
});

test("a complaint that waits is in the line, and what the process counted of it is at the first stations", async () => {
  const maya = await world.addPerson("Maya", "user");
  const input = { title: "The kettle hums", description: "", category: "Technical" } as const;
  await fileComplaint(world.web.desk, maya, input);
  await world.web.drain();
  expect(await station("assigned")).toMatchObject({
    depth: 1,
    note: "1 complaint waits. Every agent who could help is busy or off duty.",
  });
  expect((await station("filed"))?.note).toBe("1 complaint came in.");
});

test("there is an hour and a day, and nothing else", async () => {
  const { history } = await pipelineFor(ada);
  expect(await history({ range: "day" })).toMatchObject({ range: "day", stepSeconds: 300 });
  const asked = encodeURIComponent(JSON.stringify({ range: "week" }));
  expect((await world.trpc(`GET /api/trpc/pipeline.history?input=${asked}`, { as: ada })).status).toBe(400);
});
