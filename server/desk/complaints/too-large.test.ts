import { expect, test } from "vitest";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { toObjectId } from "#server/platform/db/ids.ts";
import { addComment } from "./add-comment.ts";
import { changeStatus } from "./change-status.ts";
import { getComplaint } from "./get-complaint.ts";
import { complaintRows } from "./rows.ts";

const it = await openDesk();
const { desk, maya } = it;
const GREATEST = 16 * 1024 * 1024;

test("where the database takes no document of that size they are told that the conversation is full", async () => {
  const { _id: id, complaintId } = await it.file(maya);
  await it.relayed();
  // Whatever was counted: a version before may have let it grow.
  const description = "x".repeat(GREATEST - 12_000);
  await it.db.collection(complaintRows).updateOne({ _id: toObjectId(id) }, { $set: { description } });
  await expect(addComment(desk, maya, { id, message: "y".repeat(5_000), internal: false })).resolves.toBeDefined();
  await it.relayed();
  const { rev } = await getComplaint(desk, maya, id);
  await expect(addComment(desk, maya, { id, message: "😀".repeat(5_000), internal: false })).rejects.toMatchObject({
    code: "complaint.conversation-full",
    message: `This conversation takes as much room as there is. Please file a new complaint and mention ${complaintId}.`,
  });
  expect((await getComplaint(desk, maya, id)).rev).toBe(rev);
  expect(await changeStatus(desk, maya, { id, status: "Closed" })).toMatchObject({ status: "Closed" });
});
