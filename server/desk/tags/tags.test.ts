import { expect, test } from "vitest";
import { auditRows } from "#server/desk/audit/rows.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addTag } from "./add-tag.ts";
import { mergeTags, renameTag } from "./change-tag.ts";
import { findTags } from "./find-tags.ts";
import { getTag, listTags } from "./list-tags.ts";
import { ListTags } from "./wire.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const asha = await it.addAgent("Asha");
const tag = (name: string) => addTag(desk, asha, { name });
const nameOf = async (name: string) => (await desk.tags.named([name])).get(name)?.name;

test("agents make tags, and neither case nor accents nor blanks make another one of a name", async () => {
  const { id } = await tag("Café crème");
  expect(await getTag(desk, asha, id)).toEqual({ id, name: "Café crème", uses: 0 });
  for (const same of ["cafe creme", "CAFÉ CRÈME", "café  crème "]) {
    await expect(tag(same)).rejects.toMatchObject({ code: "tag.exists", detail: { fields: { name: /Café crème/ } } });
  }
});

test("an accent with no letter under it is no name", async () => {
  const nameless = { code: "input.invalid", message: "Name the tag." };
  await expect(tag("\u0301")).rejects.toMatchObject(nameless);
  const { id } = await tag("A name");
  await expect(renameTag(desk, ines, { id, name: "\u0301" })).rejects.toMatchObject(nameless);
});

test("customers neither make tags nor hear of any", async () => {
  await expect(addTag(desk, maya, { name: "mine" })).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(listTags(desk, maya, ListTags.parse({}))).rejects.toMatchObject({ code: "auth.forbidden" });
});

test("the list comes by name and page by page, without what was merged", async () => {
  for (const name of ["z-three", "z-one", "z-two"]) await tag(name);
  const [gone, kept] = [await tag("z-four"), await tag("z-five")];
  await mergeTags(desk, ines, { id: gone.id, mergeInto: kept.id });
  const names: string[] = [];
  for (let cursor: string | undefined = "z-"; cursor !== undefined; ) {
    const page = await listTags(desk, asha, ListTags.parse({ cursor, limit: 2 }));
    names.push(...page.items.map(({ name }) => name));
    cursor = page.nextCursor ?? undefined;
  }
  expect(names).toEqual(["z-five", "z-one", "z-three", "z-two"]);
});

test("one that is renamed is still meant by its old name, until another takes that", async () => {
  const { id } = await tag("broken");
  await renameTag(desk, ines, { id, name: "damaged" });
  expect(await findTags(desk, ["broken", "Damaged"])).toEqual([id]);
  await expect(tag("broken")).rejects.toThrow("broken has become the tag damaged.");
  await renameTag(desk, ines, { id, name: "broken" });
  expect([await nameOf("broken"), await nameOf("damaged")]).toEqual(["broken", "broken"]);
});

test("a name that another tag has is refused", async () => {
  const [{ id }, other] = [await tag("late"), await tag("slow")];
  await expect(renameTag(desk, ines, { id, name: "SLOW" })).rejects.toMatchObject({ code: "tag.exists" });
  await expect(renameTag(desk, asha, { id, name: "tardy" })).rejects.toMatchObject({ code: "auth.forbidden" });
  expect(other.name).toBe("slow");
});

test("what is merged into what is merged comes to the last of them, whoever asks by whichever name", async () => {
  const [a, b, c] = [await tag("m-a"), await tag("m-b"), await tag("m-c")];
  await mergeTags(desk, ines, { id: a.id, mergeInto: b.id });
  await mergeTags(desk, ines, { id: b.id, mergeInto: c.id });
  expect(await findTags(desk, ["m-a", "m-b", "m-c"])).toEqual([c.id]);
  expect((await desk.tags.family(c.id)).toSorted()).toEqual([a.id, b.id, c.id].toSorted());
  await expect(mergeTags(desk, ines, { id: c.id, mergeInto: a.id })).rejects.toThrow(
    "m-a was merged into m-c. Choose that one.",
  );
});

test("two that are merged into each other at the same moment do not go round in a circle", async () => {
  const [a, b] = [await tag("c-a"), await tag("c-b")];
  await Promise.allSettled([
    mergeTags(desk, ines, { id: a.id, mergeInto: b.id }),
    mergeTags(desk, ines, { id: b.id, mergeInto: a.id }),
  ]);
  const ends = await desk.tags.resolved([a.id, b.id]);
  const standing = [a, b].filter(({ id }) => ends.get(id)?.id === id);
  expect(standing.length).toBeGreaterThan(0);
});

test("that tags were made, renamed and merged stands in the trail, with ids and not with names", async () => {
  const [a, b] = [await tag("t-a"), await tag("t-b")];
  await renameTag(desk, ines, { id: a.id, name: "t-c" });
  await mergeTags(desk, ines, { id: a.id, mergeInto: b.id });
  const rows = await it.db.collection(auditRows).find({ onId: a.id }).sort({ _id: 1 }).toArray();
  expect(rows.map(({ action, actorId, after }) => [action, actorId, after])).toEqual([
    ["tag.added", asha.id, null],
    ["tag.renamed", ines.id, null],
    ["tag.merged", ines.id, { mergedInto: b.id, complaints: 0 }],
  ]);
});
