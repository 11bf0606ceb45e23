import { afterAll, expect, test } from "vitest";
import { complaintRows } from "#server/desk/complaints/rows.ts";
import { userRows } from "#server/desk/people/rows.ts";
import { startTestDesk } from "#server/desk/testing.ts";
import { newDocumentId, toObjectId } from "#server/platform/db/ids.ts";
import { createWordsLoop } from "./renew-words.ts";

const it = await startTestDesk();
afterAll(() => it.stop());
const complaints = it.db.collection(complaintRows);
const users = it.db.collection(userRows);

test("what an earlier version wrote is spelled anew some at a time, whoever dies in between, once, and the log says so", async () => {
  const maya = await it.addPerson("Maya", "user");
  await it.file(maya, { title: "Łóżko" });
  const [row] = await complaints.find({}).toArray();
  if (!row) throw new Error("Nothing was filed.");
  const copyOf = (n: number) => ({ ...row, _id: toObjectId(newDocumentId()), complaintId: `COMP-${20_000 + n}` });
  await complaints.insertMany(Array.from({ length: 129 }, (_, n) => copyOf(n)));
  const asEarlier = { $set: { words: ["łozko"] }, $unset: { wordsVersion: true as const } };
  await complaints.updateMany({}, asEarlier);
  await users.updateMany({}, { $unset: { wordsVersion: true, nameWords: true } });
  const lines: string[] = [];
  const log = { info: (...args: unknown[]) => void lines.push(args.map((each) => JSON.stringify(each)).join(" ")) };
  const signal = new AbortController().signal;

  await createWordsLoop(it.db, log).turn(signal);
  expect(await complaints.countDocuments({ words: "lozko" })).toBe(100);
  // Another process goes on where that one died.
  const loop = createWordsLoop(it.db, log);
  while ((await loop.turn(signal)) < 1_000);
  expect(await complaints.countDocuments({ words: "lozko" })).toBe(130);
  expect(await users.countDocuments({ nameWords: "maya" })).toBe(1);
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toContain("the search is up to date");
  await loop.turn(signal);
  expect(lines).toHaveLength(3);
});
