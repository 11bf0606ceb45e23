import { expect, test } from "vitest";
import { BUILT_IN_CATEGORIES } from "#server/core/vocabulary.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { changeCategory } from "./change-category.ts";
import { ensureBuiltInCategories } from "./ensure-built-in.ts";
import { listCategories } from "./list-categories.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const asha = await it.addPerson("Asha", "agent");
const offered = async () => (await listCategories(desk, maya)).map(({ name }) => name);

test("a desk starts with the built-in ones, in their order, each described", async () => {
  const all = await listCategories(desk, ines);
  expect(all.map(({ name }) => name)).toEqual([...BUILT_IN_CATEGORIES]);
  for (const { description, builtIn, active } of all) {
    expect(description).not.toBe("");
    expect({ builtIn, active }).toEqual({ builtIn: true, active: true });
  }
});

test("an archived one is offered to nobody, seen by admins, and comes back", async () => {
  await changeCategory(desk, ines, { name: "Billing", active: false });
  expect(await offered()).not.toContain("Billing");
  expect(await listCategories(desk, ines)).toContainEqual(expect.objectContaining({ name: "Billing", active: false }));
  await expect(it.file(maya, { category: "Billing" })).rejects.toMatchObject({ code: "category.not-found" });
  await changeCategory(desk, ines, { name: "Billing", active: true });
  expect(await offered()).toContain("Billing");
});

test("what an admin changed stays so when the desk starts again", async () => {
  await changeCategory(desk, ines, { name: "Product", description: "What we sell", active: false });
  await ensureBuiltInCategories(it.db);
  const found = (await listCategories(desk, ines)).find(({ name }) => name === "Product");
  expect(found).toMatchObject({ description: "What we sell", active: false });
  await changeCategory(desk, ines, { name: "Product", active: true });
});

test("new words leave the rest as it is, and no change is none", async () => {
  await changeCategory(desk, ines, { name: "Service", description: "How it went" });
  await changeCategory(desk, ines, { name: "Service" });
  const found = (await listCategories(desk, ines)).find(({ name }) => name === "Service");
  expect(found).toMatchObject({ description: "How it went", active: true, builtIn: true });
});

test("the last one that customers can choose stays", async () => {
  const [kept, ...others] = await offered();
  if (!kept) throw new Error("a desk offers categories");
  for (const name of others) await changeCategory(desk, ines, { name, active: false });
  const message = "Customers need at least one category. Add another before you archive this one.";
  await expect(changeCategory(desk, ines, { name: kept, active: false })).rejects.toMatchObject({
    code: "input.invalid",
    message,
    detail: { fields: { active: message } },
  });
  expect(await offered()).toEqual([kept]);
  for (const name of others) await changeCategory(desk, ines, { name, active: true });
});

test("only admins change what is there, and only what is there", async () => {
  for (const actor of [maya, asha]) {
    const change = changeCategory(desk, actor, { name: "General", active: false });
    await expect(change).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  await expect(changeCategory(desk, ines, { name: "Nothing", description: "x" })).rejects.toMatchObject({
    code: "category.not-found",
    message: "There is no category named Nothing. Choose from the list of categories.",
  });
});
