import { expect, test } from "vitest";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addCategory } from "./add-category.ts";
import { changeCategory } from "./change-category.ts";
import { listCategories } from "./list-categories.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const asha = await it.addPerson("Asha", "agent");
const names = async (actor = ines) => (await listCategories(desk, actor)).map(({ name }) => name);

test("a new one is offered after those that were there before, and customers can file under it", async () => {
  const before = await names();
  await addCategory(desk, ines, { name: "Repairs", description: "Broken things" });
  expect(await names()).toEqual([...before, "Repairs"]);
  expect((await listCategories(desk, maya)).at(-1)).toEqual({
    name: "Repairs",
    description: "Broken things",
    builtIn: false,
    active: true,
  });
  await expect(it.file(maya, { category: "Repairs" })).resolves.toMatchObject({ category: "Repairs" });
});

test("a name is given once, whatever its case, also when the category is archived", async () => {
  await addCategory(desk, ines, { name: "Deliveries", description: "" });
  await changeCategory(desk, ines, { name: "Deliveries", active: false });
  const message = "There is a category named Deliveries already. Choose another name, or restore that one.";
  const again = addCategory(desk, ines, { name: "DELIVERIES", description: "" });
  await expect(again).rejects.toMatchObject({
    code: "category.exists",
    message,
    detail: { fields: { name: message } },
  });
});

test("of two who add the same name at the same moment one is told that it is there", async () => {
  const add = () => addCategory(desk, ines, { name: "Gifts", description: "" });
  const both = await Promise.allSettled([add(), add()]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "category.exists" } });
});

test("categories are the admins' matter", async () => {
  for (const actor of [maya, asha]) {
    const add = addCategory(desk, actor, { name: "Mine", description: "" });
    await expect(add).rejects.toMatchObject({ code: "auth.forbidden" });
  }
  expect(await names()).not.toContain("Mine");
});
