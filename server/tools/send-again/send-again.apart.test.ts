import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Queue } from "#server/core/ports/queue.ts";
import { eventRows } from "#server/desk/events/rows.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { startTestAws, type TestAws } from "#server/local/aws/testing.ts";
import { composeLetters } from "#server/operate/compose-letters.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { readLetter } from "#server/operate/letters/read-letter.ts";
import { deadLetterRows } from "#server/operate/letters/rows.ts";
import { replayRows } from "#server/operate/replay/rows.ts";
import { aDeadMessage } from "#server/operate/testing.ts";
import { connect } from "#server/platform/aws/testing.ts";
import { anyRows } from "#server/platform/db/testing.ts";
import { runTool } from "../testing.ts";

let aws: TestAws;
let server: Awaited<ReturnType<typeof startTestServer>>;
let database: Awaited<ReturnType<typeof connectDatabase>>;
let env: Record<string, string>;
let deps: ReturnType<typeof composeLetters>;

beforeAll(async () => {
  [aws, server] = await Promise.all([startTestAws(), startTestServer()]);
  const uri = new URL(server.uri);
  uri.pathname = "/quickfix";
  env = { ...aws.env, MONGODB_URI: uri.href };
  database = await connectDatabase(uri.href);
  deps = composeLetters(database);
});

afterAll(async () => {
  await database.close();
  await Promise.all([aws.stop(), server.stop()]);
});

beforeEach(async () => {
  await Promise.all([
    database.collection(eventRows).deleteMany({}),
    database.collection(replayRows).deleteMany({}),
    database.collection(deadLetterRows).deleteMany({}),
  ]);
  await drain(connect(aws).queue);
});

const replay = (...args: string[]) => runTool("replay", args, env);
const redrive = (...args: string[]) => runTool("redrive", args, env);

/** Everything that lies in the queue, taken out of it. */
async function drain(queue: Queue): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const messages = await queue.receive({ max: 10, waitSeconds: 0 });
    if (messages.length === 0) return found;
    found.push(...messages.map(({ attributes }) => attributes["eventId"] ?? ""));
    await queue.delete(messages);
  }
}

async function storeEvents(count: number) {
  const at = new Date("2026-01-17T09:00:00.000Z");
  const body = {
    eventType: "ticket.created",
    timestamp: at.toISOString(),
    data: { ticketId: "a".repeat(24) },
  };
  await anyRows<Record<string, unknown> & { _id: string }>(database, "events").insertMany(
    Array.from({ length: count }, (_, n) => ({
      _id: `e${String(n).padStart(3, "0")}`,
      type: "ticket.created",
      aggKind: "ticket",
      aggId: "a".repeat(24),
      rev: n,
      at,
      storedAt: at,
      body,
      publishedAt: at,
    })),
  );
}

const putAside = (id: string) => deps.letters.record(readLetter("queue", aDeadMessage(id), new Date()));

test("replay: a dry run counts and sends nothing; without it everything is sent, and says so", async () => {
  await storeEvents(3);
  const dry = await replay("--dry-run");
  expect(dry).toMatchObject({ code: 0, out: expect.stringMatching(/^3 events would be sent.*\n +3 +ticket.created/) });
  expect(await drain(connect(aws).queue)).toEqual([]);
  const real = await replay("--rate", "500");
  expect(real).toMatchObject({ code: 0, out: expect.stringContaining("Finished: 3 of 3 events sent to the queue") });
  expect((await drain(connect(aws).queue)).toSorted()).toEqual(["e000", "e001", "e002"]);
  expect((await replay("--list")).out).toContain("Finished: 3 of 3");
});

test("replay: Ctrl-C pauses it, and the same command goes on where it was", async () => {
  await storeEvents(40);
  const main = path.resolve(import.meta.dirname, "../replay/main.ts");
  const child = spawn(process.execPath, [main, "--rate", "5"], {
    cwd: import.meta.dirname,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => {
    lines.push(line);
    if (/Running: [1-9]/.test(line)) child.kill("SIGINT");
  });
  await once(child, "close");
  expect(child.exitCode).toBe(1);
  expect(lines.at(-2)).toMatch(/^Paused: \d+ of 40/);
  const before = await drain(connect(aws).queue);
  expect(before.length).toBeLessThan(40);
  // The rate of the order counts, not that of the command that goes on with it.
  await database.collection(replayRows).updateOne({ state: "paused" }, { $set: { perSecond: 500 } });
  expect(await replay("--rate", "5")).toMatchObject({ code: 0, out: expect.stringContaining("Finished: 40 of 40") });
  const after = await drain(connect(aws).queue);
  expect(new Set([...before, ...after]).size).toBe(40);
  expect(before.length + after.length).toBe(40);
});

test("replay: refusals end with 1, mistakes in the call with 2, each with a sentence", async () => {
  await storeEvents(1);
  expect(await replay("--ticket", "COMP-99999")).toMatchObject({
    code: 1,
    err: "There is no complaint COMP-99999. Check the number.\n",
  });
  expect(await replay("--type", "ticket.rated")).toMatchObject({
    code: 1,
    err: expect.stringContaining("No stored event"),
  });
  expect(await replay("--topic")).toMatchObject({
    code: 1,
    err: expect.stringContaining("Confirm that you want this"),
  });
  expect(await replay("--type", "nonsense")).toMatchObject({ code: 2, err: expect.stringContaining("--help") });
  expect(await replay("--rate", "501")).toMatchObject({ code: 2, err: expect.stringContaining("At most 500") });
  expect(await replay("--from", "soon")).toMatchObject({ code: 2, err: expect.stringContaining("is no time") });
  expect(await replay("--nonsense")).toMatchObject({ code: 2 });
  expect(await replay("--cancel")).toMatchObject({ code: 1, out: "No replay is running or paused.\n" });
  expect(await drain(connect(aws).queue)).toEqual([]);
});

test("redrive: lists groups with what to do, counts, and sends; a second retry of the same letters only looks on", async () => {
  await Promise.all([putAside("e1"), putAside("e2")]);
  const { out } = await redrive("--list");
  const groupId = /^[0-9a-f]{12}/.exec(out)?.[0] ?? "";
  expect(out).toContain("2 failed");
  expect(out).toContain("then archive it.");
  expect((await redrive("--group", groupId, "--dry-run")).out).toBe("2 messages would be sent again.\n");
  expect(await redrive("--group", groupId, "--wait", "0")).toMatchObject({
    code: 0,
    out: expect.stringMatching(/Sent: 2 of 2 sent, 0 handled[^]*2 are on their way/),
  });
  expect((await drain(connect(aws).queue)).toSorted()).toEqual(["e1", "e2"]);
  await redrive("--group", groupId, "--wait", "0");
  expect(await drain(connect(aws).queue)).toEqual([]);
  expect(await redrive("--id", "e1")).toMatchObject({ code: 1, err: expect.stringContaining("being retried") });
});

test("redrive: unknown groups, nothing to do and wrong calls are said in a sentence", async () => {
  expect((await redrive("--list")).out).toBe("Nothing has failed.\n");
  expect(await redrive("--group", "0123456789ab")).toMatchObject({
    code: 1,
    err: expect.stringContaining("There is no group"),
  });
  expect(await redrive("--all")).toMatchObject({ code: 1, err: expect.stringContaining("nothing to retry") });
  expect(await redrive("--group", "x")).toMatchObject({
    code: 2,
    err: expect.stringContaining("12 hexadecimal digits"),
  });
  expect(await redrive()).toMatchObject({ code: 2, err: expect.stringContaining("Say which messages") });
  expect(await redrive("--all", "--id", "e1")).toMatchObject({ code: 2 });
});

test.each(["replay", "redrive"])(
  "%s: says what is missing in the environment, and that a database is away",
  async (tool) => {
    expect(await runTool(tool, ["--list"], {})).toMatchObject({
      code: 2,
      err: expect.stringContaining("MONGODB_URI is missing"),
    });
    const away = { ...env, MONGODB_URI: "mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=200" };
    expect(await runTool(tool, ["--list"], away)).toMatchObject({
      code: 2,
      err: expect.stringContaining("The database does not answer"),
    });
    expect(await runTool(tool, ["--help"], {})).toMatchObject({
      code: 0,
      out: expect.stringContaining(`npm run ${tool} --`),
    });
  },
);
