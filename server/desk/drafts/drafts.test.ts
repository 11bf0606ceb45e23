import { expect, test } from "vitest";
import { askedOnce } from "#server/core/once/once.ts";
import { addComment } from "#server/desk/complaints/add-comment.ts";
import { createBelongingsStore } from "#server/desk/erasure/belongings-store.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { onceKeyOf } from "#server/platform/doors/repeats.ts";
import { keepDraft } from "./keep-draft.ts";
import { listDrafts } from "./list-drafts.ts";
import { draftRows } from "./rows.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const [asha, chidi] = [await it.addAgent("Asha"), await it.addAgent("Chidi")];

/** A ticket in which Asha has begun a reply at her desk. */
async function begun(words = "Dear Maya") {
  const { _id: ticketId } = await it.file(maya);
  const key = crypto.randomUUID();
  const keep = (device: string, text: string, actor = asha) =>
    keepDraft(desk, actor, { ticketId, kind: "reply", key, device, texts: text === "" ? {} : { text } });
  const list = (device: string, actor = asha) => listDrafts(desk, actor, { ticketId, device, keys: [key] });
  await keep("desk", words);
  return { ticketId, key, keep, list };
}

test("what is begun on one device is there on another, and nowhere for anybody else", async () => {
  const { key, list } = await begun();
  expect(await list("phone")).toEqual({
    drafts: [{ kind: "reply", key, texts: { text: "Dear Maya" }, at: expect.any(String) }],
    sent: [],
  });
  expect((await list("desk")).drafts).toEqual([]);
  expect((await list("phone", chidi)).drafts).toEqual([]);
});

test("no device writes over what another one has", async () => {
  const { keep, list } = await begun();
  await keep("phone", "Dear Maya, hello");
  await keep("desk", "Dear Ms Lindqvist");
  const words = async (device: string) => (await list(device)).drafts.map(({ texts }) => texts["text"]);
  expect(await words("phone")).toEqual(["Dear Ms Lindqvist"]);
  expect(await words("desk")).toEqual(["Dear Maya, hello"]);
  await keep("phone", "");
  expect(await words("desk")).toEqual([]);
});

test("what was sent is unfinished nowhere, and a device that comes late with it keeps nothing", async () => {
  const { ticketId, key, keep, list } = await begun();
  const once = { key: onceKeyOf(asha.id, key), fingerprint: "f", onRepeat: () => {} };
  await addComment(askedOnce(desk, { once }), asha, { id: ticketId, message: "Dear Maya", internal: false });
  expect(await list("phone")).toEqual({ drafts: [], sent: [{ key, texts: null }] });
  expect((await list("desk")).sent).toEqual([{ key, texts: { text: "Dear Maya" } }]);
  await keep("phone", "Dear Maya, late");
  expect((await list("desk")).drafts).toEqual([]);
});

test("customers keep none, and staff none on what they filed themselves", async () => {
  const { keep } = await begun();
  await expect(keep("phone", "Hm", maya as typeof asha)).rejects.toMatchObject({ code: "auth.forbidden" });
  const own = await it.file(chidi);
  const draft = { ticketId: own._id, kind: "note", key: "k", device: "d", texts: { text: "Hm" } } as const;
  await expect(keepDraft(desk, chidi, draft)).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("it goes with its writer, and with the customer whom it is about", async () => {
  const count = () => it.db.collection(draftRows).countDocuments({});
  await it.db.collection(draftRows).deleteMany({});
  const { ticketId, keep } = await begun();
  await keep("phone", "Hm", ines as typeof asha);
  expect(await count()).toBe(2);
  const belongings = createBelongingsStore(it.db);
  await belongings.dropDrafts(asha.id, []);
  expect(await count()).toBe(1);
  await belongings.dropDrafts(maya.id, [ticketId]);
  expect(await count()).toBe(0);
});
