import { beforeEach, expect, test } from "vitest";
import { listTrail } from "#server/desk/audit/read-trail.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { readPreferences, setPreference, turnOffMail } from "./choose.ts";
import { NoticeKind } from "./kinds.ts";
import { preferenceRows } from "./rows.ts";
import { wantedOf } from "./wanted-of.ts";

const { desk, db, maya, ines, addPerson } = await openDesk();
const marcus = await addPerson("Marcus", "agent");
beforeEach(() =>
  db
    .collection(preferenceRows)
    .deleteMany({})
    .then(() => {}),
);

const kindsOf = async (who: typeof maya) => (await readPreferences(desk, who)).items.map(({ kind }) => kind);
const rows = () => db.collection(preferenceRows).find({}).toArray();

test("everybody is asked about what concerns them, and nothing else", async () => {
  expect(await kindsOf(maya)).toEqual(["reply", "question", "progress", "ended", "account"]);
  expect(await kindsOf(marcus)).toEqual(["assigned", "reply", "question", "called", "ended", "changed", "account"]);
  expect(await kindsOf(ines)).toEqual(["called", "alerts", "account"]);
});

test("who said nothing has no row, and is told by what their role's defaults say", async () => {
  const wants = await wantedOf(desk, [maya, marcus]);
  expect(wants(maya, "ended")).toEqual({ page: true, mail: true, push: true });
  expect(wants(marcus, "ended")).toEqual({ page: true, mail: false, push: false });
  expect(await rows()).toEqual([]);
});

test("one choice is kept where it differs, and forgotten where it is as the defaults are", async () => {
  const chosen = await setPreference(desk, maya, { kind: "reply", channel: "mail", on: false });
  expect(chosen.items.find(({ kind }) => kind === "reply")).toMatchObject({ page: true, mail: false, push: true });
  expect(await rows()).toMatchObject([{ differences: { reply: { mail: false } } }]);
  expect((await wantedOf(desk, [maya]))(maya, "reply").mail).toBe(false);
  expect((await wantedOf(desk, [marcus]))(marcus, "reply").mail).toBe(true);

  await setPreference(desk, maya, { kind: "reply", channel: "mail", on: true });
  expect(await rows()).toMatchObject([{ differences: { reply: {} } }]);
  expect((await wantedOf(desk, [maya]))(maya, "reply").mail).toBe(true);
});

test("the trail says what was chosen, and nothing of what was so already", async () => {
  await setPreference(desk, marcus, { kind: "assigned", channel: "push", on: false });
  await setPreference(desk, marcus, { kind: "assigned", channel: "push", on: false });
  const { items } = await listTrail(desk, ines, { action: "account.notices", actorId: marcus.id, limit: 10 });
  expect(items).toMatchObject([{ before: { "assigned.push": true }, after: { "assigned.push": false } }]);
});

test("what is done to one's account arrives by mail, whatever anybody asks for", async () => {
  const off = setPreference(desk, maya, { kind: "account", channel: "mail", on: false });
  await expect(off).rejects.toMatchObject({
    code: "input.invalid",
    detail: { fields: { on: expect.stringContaining("by mail") } },
  });
  await turnOffMail(desk, maya.id, "account");
  expect((await wantedOf(desk, [maya]))(maya, "account").mail).toBe(true);
  expect((await readPreferences(desk, maya)).items.at(-1)).toMatchObject({ kind: "account", fixed: ["mail"] });
});

test("what the desk needs somebody for stays on the pages of its leads", async () => {
  const off = setPreference(desk, ines, { kind: "alerts", channel: "page", on: false });
  await expect(off).rejects.toMatchObject({ code: "input.invalid", message: expect.stringContaining("its leads") });
});

test("leads are told on their devices of what the desk needs somebody for, unless they say otherwise", async () => {
  expect((await wantedOf(desk, [ines]))(ines, "alerts").push).toBe(true);
  await setPreference(desk, ines, { kind: "alerts", channel: "push", on: false });
  expect((await wantedOf(desk, [ines]))(ines, "alerts").push).toBe(false);
});

test("a link in a mail turns mails of its kind off, however often it is opened", async () => {
  await turnOffMail(desk, maya.id, "progress");
  await turnOffMail(desk, maya.id, "progress");
  const wants = await wantedOf(desk, [maya]);
  expect(NoticeKind.options.filter((kind) => !wants(maya, kind).mail)).toEqual(["progress", "changed"]);
});

test("whoever turned off what does not concern them as a rule finds it in their list", async () => {
  await turnOffMail(desk, ines.id, "reply");
  expect(await kindsOf(ines)).toEqual(["reply", "called", "alerts", "account"]);
});
