import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "#server/core/errors.ts";
import { zonedText } from "#server/desk/hours/zoned-text.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { aTestClock } from "#server/desk/testing.ts";
import { connectDatabase } from "#server/operate/database/connect.ts";
import { systemIds } from "#server/platform/ids.ts";
import { checkTrail } from "./check-trail.ts";
import { createTrail } from "./create-trail.ts";
import { erasePersonal } from "./erase-personal.ts";
import { exportTrail } from "./export-trail.ts";
import { pruneTrail, sealTrail } from "./prune-trail.ts";
import { listTrail } from "./read-trail.ts";
import { recorded } from "./recorded.ts";
import type { Act } from "./room.ts";
import { auditPersonalRows, auditRows, auditSealRows } from "./rows.ts";
import { createAuditStore } from "./store.ts";

const SECRET = "a secret that signs the seals of tests";
const DAY_MS = 86_400_000;

const clock = aTestClock();
const it = await openDesk({ clock });
const { desk, maya, ines } = it;

/** As in a process that has just begun. */
function begin() {
  const audit = createAuditStore(it.db);
  const trail = createTrail({ audit, clock, ids: systemIds });
  const fromOffice = trail.from({ address: "192.0.2.7", via: async () => "session" });
  return { audit, trail, fromOffice, room: { ...desk, audit, trail, clock, secret: SECRET } };
}
let { audit, trail, fromOffice, room } = begin();

const signIn: Act = { action: "sign-in", actorId: maya.id, on: { kind: "person", id: maya.id } };
const wrong = () => checkTrail({ audit }, [SECRET]);
const everything = async () => (await listTrail(room, ines, { limit: 200 })).items;

beforeEach(async () => {
  for (const rows of [auditRows, auditPersonalRows, auditSealRows])
    await it.db.collection<{ _id: unknown }>(rows).deleteMany({});
  ({ audit, trail, fromOffice, room } = begin());
});

describe("rows", () => {
  test("say who did what from where, before and after, with the names of today", async () => {
    const renamed = { kind: "person", id: maya.id } as const;
    await fromOffice.add({
      action: "account.changed",
      actorId: ines.id,
      on: renamed,
      before: { role: "user" },
      after: { role: "agent" },
      personal: { name: "Maya" },
    });
    expect(await everything()).toMatchObject([
      {
        seq: 1,
        action: "account.changed",
        actor: "Ines",
        via: "session",
        on: { ...renamed, name: "Maya" },
        before: { role: "user" },
        after: { role: "agent" },
        address: "192.0.2.7",
        personal: { name: "Maya" },
        erased: false,
      },
    ]);
    const [row] = await it.db.collection(auditRows).find({}).toArray();
    expect(JSON.stringify(row)).not.toMatch(/Maya|192\.0\.2/);
  });

  test("of several processes at once follow each other, none lost and none twice", async () => {
    const others = await Promise.all([1, 2, 3].map(() => connectDatabase(it.mongodbUri)));
    afterAll(() => Promise.all(others.map((other) => other.close())));
    const writers = others.map((db) => createTrail({ audit: createAuditStore(db), clock, ids: systemIds }));
    await Promise.all(writers.flatMap((writer) => Array.from({ length: 20 }, () => writer.add(signIn))));
    const rows = await it.db.collection(auditRows).find({}).sort({ _id: 1 }).toArray();
    expect(rows.map(({ _id }) => _id)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
    expect(await wrong()).toEqual([]);
  });

  test("cost two commands each", async () => {
    await fromOffice.add(signIn);
    it.commands.length = 0;
    await fromOffice.add(signIn);
    expect(it.commands).toEqual(["insert", "insert"]);
  });

  test("of work that fails are followed by one that says so", async () => {
    const refused = new DomainError("account.last-admin", { key: "refusals.person.lastAdmin" });
    const doing = recorded({ trail }, { ...signIn, action: "account.changed" }, () => Promise.reject(refused));
    await expect(doing).rejects.toBe(refused);
    expect(await everything()).toMatchObject([
      { action: "trail.not-done", on: { kind: "trail", id: "1" }, after: { code: "account.last-admin" } },
      { action: "account.changed" },
    ]);
  });

  test("are there before the work begins", async () => {
    await recorded({ trail }, signIn, async () => expect(await everything()).toHaveLength(1));
  });
});

describe("the page", () => {
  test("is for admins only", async () => {
    await expect(listTrail(room, maya, { limit: 5 })).rejects.toMatchObject({ code: "auth.forbidden" });
    await expect(exportTrail(room, maya, { format: "csv" })).rejects.toMatchObject({ code: "auth.forbidden" });
  });

  test("goes on where it ended, also in the middle of a millisecond", async () => {
    for (let count = 0; count < 7; count++) await trail.add(signIn);
    const seqs: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listTrail(room, ines, { limit: 3, ...(cursor ? { cursor } : {}) });
      seqs.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seqs).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test("is filtered by who, what, when and which act", async () => {
    await trail.add(signIn);
    clock.advance(60_000);
    const later = clock.now().toISOString();
    await trail.add({ action: "category.added", actorId: ines.id, on: { kind: "category", id: "Billing" } });
    const seqs = async (filter: object) =>
      (await listTrail(room, ines, { limit: 9, ...filter })).items.map(({ seq }) => seq);
    expect(await seqs({ actorId: maya.id })).toEqual([1]);
    expect(await seqs({ onId: "Billing" })).toEqual([2]);
    expect(await seqs({ action: "sign-in" })).toEqual([1]);
    expect(await seqs({ from: later })).toEqual([2]);
    expect(await seqs({ until: later })).toEqual([1]);
    expect(await seqs({ actorId: maya.id, from: later })).toEqual([]);
  });

  test("is taken away as a table that no spreadsheet carries out, and that is a row itself", async () => {
    await trail.add({ ...signIn, action: "sign-in.wrong", personal: { email: '=1+1"@example.test' } });
    const { text, nextCursor } = await exportTrail(room, ines, { format: "csv" });
    const [head, first, second] = text.split("\n");
    expect(head).toMatch(/^seq,at,deskTime,action,actorId/);
    expect(first).toContain("trail.exported");
    expect(second).toContain('"{""email"":""=1+1\\""@example.test""}"');
    expect(nextCursor).toBeNull();
    const { timeZone } = await desk.hours.read();
    expect(first).toContain(`,${zonedText(clock.now(), timeZone)},`);
    const lines = (await exportTrail(room, ines, { format: "jsonl" })).text.trim().split("\n");
    expect(lines.map((each) => (JSON.parse(each) as { seq: number }).seq)).toEqual([3, 2, 1]);
  });
});

describe("personal values", () => {
  test("of somebody go, those of others stay, and the chain holds", async () => {
    await fromOffice.add(signIn);
    await fromOffice.add({
      action: "account.changed",
      actorId: ines.id,
      on: { kind: "person", id: maya.id },
      personal: { name: "Maya" },
    });
    const stranger: Act = { action: "sign-in.wrong", actorId: null, personal: { email: "maya@example.test" } };
    await trail.add(stranger);
    expect(
      await erasePersonal({ audit, trail }, { personId: maya.id, emails: ["maya@example.test"], byId: ines.id }),
    ).toBe(3);
    expect(await everything()).toMatchObject([
      { action: "trail.erased", actorId: ines.id, erased: false },
      { action: "sign-in.wrong", personal: null, erased: true },
      { action: "account.changed", personal: null, address: "192.0.2.7" },
      { action: "sign-in", address: null, erased: true },
    ]);
    const left = JSON.stringify(await it.db.collection(auditPersonalRows).find({}).toArray());
    expect(left).not.toMatch(/Maya|maya@/);
    expect(await wrong()).toEqual([]);
  });

  test("that go in any other way are missed", async () => {
    await fromOffice.add(signIn);
    await it.db.collection(auditPersonalRows).deleteMany({});
    expect(await wrong()).toMatchObject([
      { seq: 1, sentence: "The personal values of row 1 of the trail are missing." },
    ]);
  });
});

describe("the end and the beginning", () => {
  test("rows that are taken off the end after it was sealed are missed", async () => {
    for (let count = 0; count < 3; count++) await trail.add(signIn);
    await sealTrail(room);
    await it.db.collection(auditRows).deleteMany({ _id: { $gt: 1 } });
    expect(await wrong()).toMatchObject([{ sentence: "Rows 2 to 3 of the trail are missing." }]);
  });

  test("old rows go with what is personal of them, behind a seal from which the chain goes on", async () => {
    for (let count = 0; count < 3; count++) await fromOffice.add(signIn);
    clock.advance(11 * DAY_MS);
    await fromOffice.add(signIn);
    expect(await pruneTrail(room, 10)).toBe(3);
    expect((await everything()).map(({ seq, action }) => `${seq} ${action}`)).toEqual(["5 trail.pruned", "4 sign-in"]);
    expect(await it.db.collection(auditPersonalRows).countDocuments({})).toBe(1);
    await sealTrail(room);
    expect(await wrong()).toEqual([]);
    expect(await pruneTrail(room, 10)).toBeNull();
  });

  test("the last row stays however old it is, so that the chain goes on from it", async () => {
    await trail.add(signIn);
    clock.advance(11 * DAY_MS);
    expect(await pruneTrail(room, 10)).toBeNull();
    expect(await everything()).toHaveLength(1);
  });

  test("nobody who cannot sign takes away more and says that it was age", async () => {
    for (let count = 0; count < 3; count++) await trail.add(signIn);
    clock.advance(11 * DAY_MS);
    await trail.add(signIn);
    await pruneTrail({ ...room, secret: "the secret of somebody else, who pruned" }, 10);
    expect(await wrong()).toMatchObject([
      { seq: 3, sentence: "The seal of the trail at row 3 was not made with this NEXTAUTH_SECRET." },
    ]);
  });

  test("what a pruning that died leaves is looked at by nobody and goes the next time", async () => {
    for (let count = 0; count < 3; count++) await trail.add(signIn);
    clock.advance(11 * DAY_MS);
    await trail.add(signIn);
    const dying = { ...audit, cut: () => Promise.reject(new Error("killed")) };
    await expect(pruneTrail({ ...room, audit: dying }, 10)).rejects.toThrow("killed");
    expect(await wrong()).toEqual([]);
    expect(await pruneTrail(room, 10)).toBe(3);
    expect(await wrong()).toEqual([]);
  });
});
