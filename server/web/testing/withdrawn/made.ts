import { addCategory } from "#server/desk/categories/add-category.ts";
import { changeCategory } from "#server/desk/categories/change-category.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import type { Stage } from "./trial.ts";

/** Somebody who was an agent when the list was shown. */
export async function whoLeft({ world, admin }: Stage) {
  const { id } = await world.addAgent("Lena");
  await changePerson(world.web.desk, admin, { userId: id, role: "user" });
  return id;
}

/** A category that is offered. */
export async function added({ world, admin }: Stage, name: string) {
  await addCategory(world.web.desk, admin, { name, description: "" });
  return name;
}

/** One that was archived since the list was shown. */
export async function archived(stage: Stage, name: string) {
  await added(stage, name);
  await changeCategory(stage.world.web.desk, stage.admin, { name, active: false });
  return name;
}
