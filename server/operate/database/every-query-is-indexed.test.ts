import { glob, readFile } from "node:fs/promises";
import mongoose, { type mongo } from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AgentId } from "#server/core/ids.ts";
import { ANYTHING } from "#server/core/taking.ts";
import { PRIORITIES } from "#server/core/terms.ts";
import { createAgentDirectory } from "#server/desk/agents/agent-directory.ts";
import { type ComplaintQuery, complaintFilter } from "#server/desk/complaints/complaint-query.ts";
import { searchOf } from "#server/desk/complaints/complaint-words.ts";
import { createComplaintStore } from "#server/desk/complaints/store.ts";
import { createDispatchStore } from "#server/desk/routing/dispatch-store.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { type Database, databaseOn } from "#server/platform/db/database.ts";
import { ALL_ROWS } from "./collections.ts";
import { connectDatabase } from "./connect.ts";
import { allCalls } from "./testing/all-calls.ts";
import { asWalk } from "./testing/calls.ts";
import { countOf } from "./testing/examine.ts";
import { fillDesk } from "./testing/fill-desk.ts";
import { agentId, customerId, NEWEST, ticketId } from "./testing/filled.ts";
import { beyondProportion, examineAll, isInProportion } from "./testing/proportion.ts";

// The plans of another server can be looked at in the same way: an empty database of it is named here.
const named = process.env["QUICKFIX_PLANS_OF"];
const server = named ? { uri: named, stop: async () => {} } : await startTestServer();
await (await connectDatabase(server.uri)).close();
const connection = await mongoose.createConnection(server.uri, { monitorCommands: true }).asPromise();
const db = databaseOn(connection);
const commands: mongo.Document[] = [];
connection.on("commandStarted", (event: mongo.CommandStartedEvent) => void commands.push(event.command));

const { calls, called } = allCalls(db);

beforeAll(() => fillDesk(db));

afterAll(async () => {
  await db.close();
  await server.stop();
});

/** The commands that a call sent. */
async function sentBy(run: () => Promise<unknown>): Promise<mongo.Document[]> {
  commands.length = 0;
  await run();
  return commands.splice(0);
}

test.each(Object.entries(calls))("%s: what is examined is in proportion to what is found", async (_, call) => {
  expect(await beyondProportion(db, call, await sentBy(asWalk(call).run))).toEqual([]);
});

test("every method of every store is among them", async () => {
  const root = new URL("../../../", import.meta.url);
  const files = await Array.fromAsync(glob("{server/{desk,operate,local,web},consumer}/**/*.ts", { cwd: root }));
  const asked: string[] = [];
  for (const file of files.filter((each) => !/[./]test(ing)?[./]/.test(each)).toSorted()) {
    if (!/[.]collection\(/.test(await readFile(new URL(file, root), "utf8"))) continue;
    const exported: Record<string, unknown> = await import(new URL(file, root).href);
    for (const [name, part] of Object.entries(exported)) {
      if (typeof part !== "function") continue;
      const store: unknown = name.startsWith("create") ? part(db) : null;
      asked.push(
        ...(typeof store === "object" && store ? Object.keys(store).map((each) => `${name}.${each}`) : [name]),
      );
    }
  }
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((each) => !called.has(each))).toEqual([]);
});

test("lists of complaints go by their narrowest filter, whatever is asked together", { timeout: 240_000 }, async () => {
  const any = <Value>(...values: Value[]) => [null, ...values];
  const dimensions = {
    statuses: any(["Open"], ["Resolved"], ["Open", "In Progress"]),
    category: any("Billing"),
    priority: any(PRIORITIES[2]),
    userId: any(customerId(7)),
    assignedTo: any<AgentId | "none">(agentId(7), "none"),
    search: any(searchOf("the"), searchOf("comp7"), searchOf("the load7 co"), searchOf("lo-ad7")),
    before: any(ticketId(NEWEST - 20)),
  };
  const queries = Object.entries(dimensions).reduce<object[]>(
    (soFar, [name, values]) => soFar.flatMap((query) => values.map((value) => ({ ...query, [name]: value }))),
    [{ limit: 25 }],
  ) as ComplaintQuery[];
  const store = createComplaintStore(db);
  const beyond: unknown[] = [];
  for (const query of queries) {
    const narrowest = await narrowestOf(query);
    // Twice as many in the right order are as good as these with a sort.
    for (const each of await examineAll(db, await sentBy(() => store.list(query, customerId(7)))))
      if (!isInProportion(each, 2 * narrowest)) beyond.push({ ...each, narrowest });
  }
  expect(queries.length).toBeGreaterThan(200);
  expect(beyond).toEqual([]);
});

/** How many complaints match the one filter of several that fewest match. One alone gives the order of the list, too. */
async function narrowestOf(query: ComplaintQuery): Promise<number> {
  const filters = Object.entries(complaintFilter(query)).filter(([name]) => !/^(_id|[$]and)$/.test(name));
  if (filters.length < 2 && query.search === null) return 0;
  const counts = filters.map(([name, value]) => countOnce({ [name]: value }));
  return Math.min(NEWEST, ...(await Promise.all(counts)));
}

const counted = new Map<string, Promise<number>>();
/** Hundreds of queries are made of a dozen filters. */
function countOnce(filter: mongo.Document): Promise<number> {
  const key = JSON.stringify(filter);
  const count = counted.get(key) ?? countOf(db, "complaints", filter);
  counted.set(key, count);
  return count;
}

test("every room's rows are known to the database", async () => {
  const files = await Array.fromAsync(glob("{desk,operate}/**/*rows.ts", { cwd: new URL("../..", import.meta.url) }));
  const texts = await Promise.all(files.map((file) => readFile(new URL(`../../${file}`, import.meta.url), "utf8")));
  const declared = texts.flatMap((text) => [...text.matchAll(/defineRows<\w+>\("(\w+)"/g)].map(([, name]) => name));
  expect(declared.length).toBeGreaterThan(10);
  expect(ALL_ROWS.map(({ collection }) => collection).toSorted()).toEqual(declared.toSorted());
});

test("agents are read whole, and only agents", async () => {
  commands.length = 0;
  await createAgentDirectory(db).listAvailability();
  expect(commands.map((command) => command["find"])).toEqual(["agents"]);
});

test.each([
  ["the line", () => createDispatchStore(db).listOpen({ limit: 100, after: null, takes: ANYTHING })],
  ["free agents", () => createDispatchStore(db).listFree(100)],
])("%s comes in order from its index, without sorting", async (_, run) => {
  commands.length = 0;
  await run();
  const [command] = commands.splice(0);
  expect(JSON.stringify(await planOf(db, command ?? {}))).not.toContain('"SORT"');
});

async function planOf(database: Database, { find, filter, sort, limit, hint }: mongo.Document) {
  const explain = { find, filter, sort, limit, ...(hint ? { hint } : {}) };
  return database.command({ explain, verbosity: "queryPlanner" });
}
