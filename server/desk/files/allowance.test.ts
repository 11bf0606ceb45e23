import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import type { FilesRoom } from "./room.ts";
import { keepFile } from "./testing.ts";

const { desk, maya } = await openDesk();
const sent = () => desk.files.uploadedSince(maya.id, new Date(0));

test("files that come at the same moment are together not more than a day's, and nothing of one too many stays", async () => {
  const allowed = { ...desk, fileAllowance: { files: 9, bytes: 100 } };
  let waiting = 0;
  const all = Promise.withResolvers<void>();
  // Each has been let in before the first is there.
  const insert: FilesRoom["files"]["insert"] = async (row) => {
    if (++waiting === 2) all.resolve();
    await all.promise;
    return desk.files.insert(row);
  };
  const room = { ...allowed, files: { ...desk.files, insert } };
  const content = "x".repeat(60);
  const answers = await Promise.allSettled([keepFile(room, maya, { content }), keepFile(room, maya, { content })]);
  const refused = answers.filter(({ status }) => status === "rejected");
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]).toMatchObject({ reason: { code: "request.too-many" } });
  const there = await sent();
  expect(there).toEqual({ files: 2 - refused.length, bytes: 60 * (2 - refused.length) });
  const folder = path.dirname(desk.contents.scratch);
  const kept = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (each) => each.isFile() && each.parentPath !== desk.contents.scratch && /^[0-9a-f]{24}$/.test(each.name),
  );
  expect(kept).toHaveLength(there.files);
  if (there.files === 0) expect(await keepFile(allowed, maya, { content })).toMatchObject({ bytes: 60 });
  await expect(keepFile(allowed, maya, { content })).rejects.toMatchObject({ code: "request.too-many" });
});
