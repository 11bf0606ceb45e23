import { expect, test } from "vitest";
import type { Actor } from "#server/core/actor.ts";
import { listTrail } from "#server/desk/audit/read-trail.ts";
import { changePerson } from "#server/desk/people/change-person.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { readSecondFactor } from "./set-up.ts";
import { readStaffRule, setStaffRule } from "./staff-rule.ts";
import { takeSecondFactor, turnOffSecondFactor } from "./take-away.ts";

const { desk, ines, ...it } = await openDesk();
const kept = { code: "account.second-factor-kept" };

async function setUp({ id }: Actor) {
  await desk.secondFactors.offer(id, "sealed");
  await desk.secondFactors.turnOn(id, { secret: "sealed", confirmedAt: new Date(), lastStep: 0, recovery: [] });
}

test("only an admin who has a second factor can ask it of the others", async () => {
  const asha = await it.addAgent("Asha");
  await setUp(asha);
  await expect(setStaffRule(desk, asha, { isRequired: true })).rejects.toMatchObject({ code: "auth.forbidden" });
  await expect(setStaffRule(desk, ines, { isRequired: true })).rejects.toMatchObject(kept);
  // Begun is not set up.
  await desk.secondFactors.offer(ines.id, "sealed");
  await expect(setStaffRule(desk, ines, { isRequired: true })).rejects.toMatchObject(kept);
  expect(await readStaffRule(desk)).toEqual({ isRequired: false });
  await setUp(ines);
  await setStaffRule(desk, ines, { isRequired: true });
  expect(await readStaffRule(desk)).toEqual({ isRequired: true });
  const { items } = await listTrail(desk, ines, { action: "second-factor.rule", limit: 10 });
  expect(items).toMatchObject([{ actorId: ines.id, before: { isRequired: false }, after: { isRequired: true } }]);
});

test("while it is asked of staff, they keep theirs; customers may turn theirs off", async () => {
  const [asha, maya] = [await it.addAgent("Asha"), await it.addPerson("Maya", "user")];
  await Promise.all([setUp(asha), setUp(maya)]);
  for (const actor of [asha, ines]) await expect(turnOffSecondFactor(desk, actor)).rejects.toMatchObject(kept);
  await turnOffSecondFactor(desk, maya);
  expect(await readSecondFactor(desk, { actor: maya })).toMatchObject({ isOn: false, isRequired: false });
  expect(await readSecondFactor(desk, { actor: asha })).toMatchObject({ isOn: true, isRequired: true });
  // A customer without one who becomes staff is asked from then on.
  await changePerson(desk, ines, { userId: maya.id, role: "agent" });
  expect(await readSecondFactor(desk, { actor: { ...maya, role: "agent" } })).toMatchObject({
    isOn: false,
    isRequired: true,
  });
});

test("an admin takes another's, and not their own: that is done with one's password", async () => {
  await expect(takeSecondFactor(desk, ines, { userId: ines.id })).rejects.toMatchObject({ code: "auth.forbidden" });
  const ada = await it.addPerson("Ada", "admin");
  await setUp(ada);
  await takeSecondFactor(desk, ines, { userId: ada.id });
  expect(await readSecondFactor(desk, { actor: ada })).toMatchObject({ isOn: false, isRequired: true });
  await setStaffRule(desk, ines, { isRequired: false });
  await turnOffSecondFactor(desk, ines);
});
