import { expect, test } from "vitest";
import { listMacros } from "#server/desk/macros/list-macros.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { addReadyAnswers } from "./ready-answers.ts";

const { desk, ines, ...it } = await openDesk();

test("a new demo has ready answers that name its tags, for everybody and for a team; a desk with its own keeps them", async () => {
  const asha = await it.addAgent("Asha");
  await addReadyAnswers(desk, ines, [asha]);
  const named = async () => (await listMacros(desk, asha, { limit: 100 })).items;
  const first = await named();
  expect(first.map(({ scope }) => scope)).toEqual(expect.arrayContaining(["everybody", "team"]));
  expect(first.flatMap(({ acts }) => acts.addTags)).toEqual(expect.arrayContaining(["refund", "warranty"]));
  await addReadyAnswers(desk, ines, [asha]);
  expect(await named()).toEqual(first);
});
