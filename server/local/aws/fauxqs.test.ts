import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openEmulator, PARTS } from "./fauxqs.ts";

const read = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`../../../${file}`, import.meta.url), "utf8"));

test("the version that was looked into is pinned and is the one that is installed", async () => {
  expect(await read("package.json")).toMatchObject({ dependencies: { fauxqs: "2.4.1" } });
  expect(await read("node_modules/fauxqs/package.json")).toMatchObject({ version: "2.4.1" });
});

test.each(Object.values(PARTS))("what is leaned on behind its front door is there: $methods", ({ of, methods }) => {
  for (const method of methods) expect(typeof Reflect.get(of.prototype, method), method).toBe("function");
});

test("its database is where the mends look for it, and knows the columns that they write", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "quickfix-fauxqs-"));
  const app = openEmulator(folder, () => false);
  await app.close();
  using database = new DatabaseSync(path.join(folder, "fauxqs.db"), { readOnly: true });
  const columns = database.prepare("SELECT name FROM pragma_table_info('sqs_messages')").all();
  expect(columns).toEqual(
    expect.arrayContaining(["message_id", "receipt_handle", "visibility_deadline"].map((name) => ({ name }))),
  );
  await rm(folder, { recursive: true });
});
