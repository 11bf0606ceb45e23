import { rmSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { serve } from "#server/embedded-mongo/serve.ts";
import { temporaryFolder } from "#server/embedded-mongo/testing.ts";
import { createDatabase } from "./create-database.ts";
import { defineRows } from "./rows.ts";

const plateRows = defineRows<{ _id: string }>("plates", {});

test("is connected anew when the driver no longer asks for its servers", async () => {
  const folder = temporaryFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = await serve({ folder, port: 0, hasTestCommands: true });
  const notes: string[] = [];
  const uri = `${first.uri}&heartbeatFrequencyMS=500&connectTimeoutMS=500`;
  const onNote = (note: string) => void notes.push(note);
  const db = createDatabase(uri, { rows: [plateRows], prepare: async () => {}, onNote });
  onTestFinished(() => db.close());
  await db.connect();
  await db.collection(plateRows).insertOne({ _id: "before" });
  stall(db.collection(plateRows).conn.getClient());
  await first.stop();
  await expect(db.ping()).rejects.toThrow(/./);
  const second = await serve({ folder, port: first.port, hasTestCommands: true });
  onTestFinished(() => second.stop());
  const count = () => db.collection(plateRows).countDocuments({});
  await expect.poll(() => count().catch(() => 0), { timeout: 20_000 }).toBe(1);
  expect(notes).toContain("The driver has stopped asking for the database; connecting anew.");
});

/** As the driver was found once after its database had been killed: its monitor waits for what never comes. */
function stall(client: object) {
  const at = (from: unknown, ...path: string[]) =>
    path.reduce((value: unknown, name): unknown => Reflect.get(Object(value), name), from);
  const servers = at(client, "topology", "s", "servers");
  if (!(servers instanceof Map)) throw new Error("The driver keeps its servers elsewhere now.");
  for (const server of servers.values()) Reflect.set(Object(at(server, "monitor", "s")), "state", "monitoring");
}
