import { expect, test } from "vitest";
import { wordsOfIssue } from "#server/core/saying.ts";
import { listTrail } from "#server/desk/audit/read-trail.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { ALWAYS_OPEN } from "./hours.ts";
import { keepHours } from "./kept-hours.ts";
import { readHours } from "./read-hours.ts";
import { setHours } from "./set-hours.ts";
import { ownTimeZone } from "./time-zone.ts";
import { SetHours } from "./wire.ts";

const { desk, ines, maya } = await openDesk();
const BERLIN = { timeZone: "Europe/Berlin", week: "always", holidays: [] } as const;

test("until somebody says otherwise a desk is always open, by the clock of its machine", async () => {
  expect(await readHours(desk)).toEqual({
    ...ALWAYS_OPEN,
    timeZone: ownTimeZone(),
    rev: 0,
    isOpen: true,
    changesAt: null,
  });
});

test("only admins set hours, on what they have seen; the trail says what was before and after", async () => {
  await expect(setHours(desk, maya, { ...BERLIN, rev: 0 })).rejects.toMatchObject({ code: "auth.forbidden" });
  const holidays = [{ date: "2026-12-25", name: "Christmas", open: [] }];
  expect(await setHours(desk, ines, { ...BERLIN, holidays, rev: 0 })).toMatchObject({
    timeZone: "Europe/Berlin",
    rev: 1,
  });
  await expect(setHours(desk, ines, { ...BERLIN, rev: 0 })).rejects.toMatchObject({ code: "hours.changed-meanwhile" });
  expect(await readHours(desk)).toMatchObject({ timeZone: "Europe/Berlin", holidays, rev: 1 });
  const { items } = await listTrail(desk, ines, { action: "desk.hours", limit: 10 });
  expect(items).toMatchObject([
    {
      before: { timeZone: ownTimeZone(), week: "always" },
      after: { timeZone: "Europe/Berlin", holidays: ["2026-12-25"] },
    },
  ]);
});

test("two who set them at once: one is told to look again", async () => {
  const { rev } = await readHours(desk);
  const outcomes = await Promise.allSettled([1, 2].map(() => setHours(desk, ines, { ...BERLIN, rev })));
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("what is kept is read once in ten seconds, and anew after a change or a failure", async () => {
  let [now, reads, isAway] = [0, 0, false];
  const store = {
    async read() {
      reads += 1;
      if (isAway) throw new Error("away");
      return { ...BERLIN, rev: 1 };
    },
    write: async () => true,
  };
  const hours = keepHours(store, () => now);
  await Promise.all([hours.read(), hours.read()]);
  now = 9_999;
  await hours.read();
  expect(reads).toBe(1);
  now = 10_000;
  isAway = true;
  await expect(hours.read()).rejects.toThrow("away");
  isAway = false;
  await hours.read();
  expect(reads).toBe(3);
  await hours.write(BERLIN, 1);
  await hours.read();
  expect(reads).toBe(4);
});

const day = (open: object[]) => ({ ...BERLIN, rev: 0, holidays: [{ date: "2026-12-24", name: "Eve", open }] });
test.for([
  [{ ...BERLIN, rev: 0, timeZone: "Europe/Nowhere" }, "no time zone of this name"],
  [{ ...BERLIN, rev: 0, timeZone: "+02:00" }, "no time zone of this name"],
  [{ ...BERLIN, rev: 0, holidays: [{ date: "2026-02-29", name: "Leap", open: [] }] }, "A date is written"],
  [day([{ from: "9:00", to: "17:00" }]), "09:30"],
  [day([{ from: "09:00", to: "09:00" }]), "the same"],
  [
    day([
      { from: "09:00", to: "12:00" },
      { from: "11:00", to: "13:00" },
    ]),
    "overlap",
  ],
  [
    day([
      { from: "22:00", to: "02:00" },
      { from: "23:00", to: "24:00" },
    ]),
    "overlap",
  ],
] as const)("%j is refused in words", ([given, words]) => {
  expect(SetHours.safeParse(given).error?.issues.map(wordsOfIssue)[0]).toContain(words);
});

test("a split day and a night's shift are good", () => {
  const open = [
    { from: "09:00", to: "12:00" },
    { from: "13:00", to: "17:00" },
    { from: "22:00", to: "06:00" },
  ];
  expect(SetHours.safeParse(day(open)).success).toBe(true);
});
