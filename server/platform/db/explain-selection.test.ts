import mongoose from "mongoose";
import { expect, onTestFinished, test } from "vitest";
import { startTestServer } from "#server/embedded-mongo/testing.ts";
import { explainSelection, verdictOn } from "./explain-selection.ts";
import { databaseFaultOf } from "./fault-of.ts";

async function refusalOf(uri: string): Promise<unknown> {
  const connection = mongoose.createConnection();
  onTestFinished(() => connection.destroy());
  return connection.openUri(uri, { serverSelectionTimeoutMS: 300 }).catch((error: unknown) => error);
}

test("a server of another replica set is named with both names, and goes on counting as away", async () => {
  const server = await startTestServer();
  onTestFinished(() => server.stop());
  const uri = `mongodb://127.0.0.1:${server.port}/desk?replicaSet=another`;
  const explained = await explainSelection(uri, await refusalOf(uri));
  expect(String(explained)).toMatch(
    /127\.0\.0\.1:\d+ is of the replica set \w+, and MONGODB_URI says replicaSet=another\./,
  );
  expect(databaseFaultOf(explained)).toBe("away");
});

test("where nobody answers, the driver's own words stay", async () => {
  const uri = "mongodb://127.0.0.1:1/desk?replicaSet=rs0";
  const error = await refusalOf(uri);
  expect(await explainSelection(uri, error)).toBe(error);
  expect(String(error)).toContain("ECONNREFUSED");
});

test.each([
  [{ isWritablePrimary: true }, "stands alone. Start it with --replSet rs0"],
  [{ isWritablePrimary: false, isreplicaset: true }, "nobody has initiated. Run rs.initiate()"],
  [{ msg: "isdbgrid" }, "names a replica set. Take replicaSet out"],
  [{ setName: "rs1", hosts: ["a:1"] }, "is of the replica set rs1, and MONGODB_URI says replicaSet=rs0"],
  [{ setName: "rs0", hosts: ["a:1", "b:2"] }, "has no primary. See rs.status() on a:1, b:2"],
  [{ setName: "rs0", hosts: ["mongo:27017"], primary: "mongo:27017" }, "calls its members mongo:27017"],
  [{ setName: "rs0", hosts: ["a:1", "b:2"], primary: "a:1" }, "is the primary and answers, but was too slow before"],
  [{ setName: "rs0", hosts: ["a:1", "b:2"], primary: "b:2" }, "says that b:2 is the primary. Let that be reached"],
])("%j", (hello, verdict) => {
  const { found, fix } = verdictOn(hello, "rs0", "A:1");
  expect(`${found} ${fix}`).toContain(verdict);
});
