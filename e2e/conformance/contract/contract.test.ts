import mongoose, { mongo } from "mongoose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { databaseOn } from "#server/platform/db/database.ts";
import { type Finding, runChecks } from "../check.ts";
import { CONTRACT } from "./contract.ts";
import type { Engine } from "./engine.ts";

let server: Awaited<ReturnType<typeof startTestServer>>;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function tryContract(database: string, spoil: (engine: Engine) => Promise<unknown>): Promise<Finding[]> {
  const uri = server.uri.replace("/?", `/${database}?`);
  await (await connectDatabase(uri)).close();
  await using client = await new mongo.MongoClient(uri).connect();
  // Other than the desk's own connection, it does not make anew what was taken away.
  const db = databaseOn(await mongoose.createConnection(uri, { autoIndex: false }).asPromise());
  const findings: Finding[] = [];
  try {
    await spoil({ db, client, uri });
    const { signal } = new AbortController();
    await runChecks("Contract", CONTRACT, { db, client, uri }, { signal, onFinding: (found) => findings.push(found) });
  } finally {
    await db.close();
  }
  return findings.filter(({ outcome }) => outcome !== "passed");
}

test("the embedded database keeps the whole contract", async () => {
  expect(await tryContract("whole", async () => {})).toEqual([]);
});

test("an engine that keeps no unique index fails what rests on it, and says what that costs", async () => {
  const broken = await tryContract("spoilt", ({ db }) => db.collection(complaintRows).dropIndex("one_per_slot"));
  expect(broken.map(({ name, outcome }) => `${outcome}: ${name}`)).toEqual(
    expect.arrayContaining([
      "failed: every index is made and listed, with its key",
      "failed: unique indexes are unique",
      "failed: a partial unique index counts only rows that have the field",
      "failed: of many tickets for one place, one gets it",
    ]),
  );
  expect(broken.map(({ costs }) => costs)).toContain("an agent is given two tickets");
});
