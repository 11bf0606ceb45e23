import fc from "fast-check";
import { expect, test } from "vitest";
import { GENESIS, hashOfPersonal, linkRow } from "./chain.ts";
import { checkTrail } from "./check-trail.ts";
import type { AuditPersonalRow, AuditRow, AuditSealRow } from "./rows.ts";

const AT = new Date("2026-03-02T09:00:00.000Z");

/** A trail of so many rows, each with personal values, whose end was sealed. */
function aTrail(length: number) {
  const rows: AuditRow[] = [];
  const parts = new Map<string, AuditPersonalRow>();
  let prev = GENESIS;
  for (let seq = 1; seq <= length; seq++) {
    const values = { address: `192.0.2.${seq}` };
    const part = { at: AT, personId: "maya", email: null, salt: `salt-${seq}`, values, erasedBy: null };
    parts.set(`id-${seq}/by`, { _id: `id-${seq}/by`, ...part });
    const row = linkRow(seq, prev, {
      id: `id-${seq}`,
      at: new Date(AT.getTime() + seq),
      action: seq === 1 ? "trail.erased" : "sign-in",
      actorId: "maya",
      via: null,
      onKind: "person",
      onId: "maya",
      before: { role: "user" },
      after: { role: "agent", count: seq },
      byHash: hashOfPersonal(part.salt, values),
      onHash: null,
    });
    rows.push(row);
    prev = row.hash;
  }
  const end: AuditSealRow = { _id: "end", seq: length, hash: prev, at: AT, signature: "" };
  return { rows, parts, end };
}

/** What is found in a trail that lies in the database as these rows. */
async function found({ rows, parts, end }: ReturnType<typeof aTrail>): Promise<string[]> {
  const findings = await checkTrail(
    {
      audit: {
        walk: async (after) => rows.filter(({ _id }) => _id > after),
        personalOf: async () => parts,
        findSeal: async (which) => (which === "end" ? end : null),
      },
    },
    null,
  );
  return findings.map(({ sentence }) => sentence);
}

const CHANGES = [
  "at",
  "action",
  "actorId",
  "via",
  "onKind",
  "onId",
  "before",
  "after",
  "byHash",
  "onHash",
  "id",
] as const;
const lengths = fc.integer({ min: 2, max: 12 });
const place = fc.nat();

test("a trail that nobody touched has nothing wrong, however long it is", async () => {
  await fc.assert(
    fc.asyncProperty(lengths, async (length) => {
      expect(await found(aTrail(length))).toEqual([]);
    }),
  );
});

test("whichever field of whichever row is changed, the row is named", async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, fc.constantFrom(...CHANGES), async (length, at, field) => {
      const trail = aTrail(length);
      const seq = (at % length) + 1;
      const change = field === "at" ? { at: new Date(0) } : { [field]: "another" };
      trail.rows = trail.rows.map((row) => (row._id === seq ? { ...row, ...change } : row));
      expect(await found(trail)).toContain(`Row ${seq} of the trail is not as it was written.`);
    }),
  );
});

test("whichever rows are removed, the last ones too, they are named", async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, async (length, at) => {
      const trail = aTrail(length);
      const seq = (at % length) + 1;
      trail.rows = trail.rows.filter(({ _id }) => _id !== seq);
      expect(await found(trail)).toContain(`Row ${seq} of the trail is missing.`);
    }),
  );
});

test("a row that is put in the place of another, hash and all, is named, or whatever follows it", async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, async (length, at) => {
      const trail = aTrail(length);
      const index = at % length;
      const prev = trail.rows[index - 1]?.hash ?? GENESIS;
      trail.rows[index] = linkRow(index + 1, prev, FORGED);
      expect((await found(trail)).join(" ")).toMatch(
        index + 1 === length
          ? `Row ${length} of the trail is another one`
          : `Row ${index + 2} of the trail does not follow`,
      );
    }),
  );
});

test("two rows that change places are both named", async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, place, async (length, a, b) => {
      const [one, other] = [(a % length) + 1, (b % length) + 1];
      fc.pre(one !== other);
      const trail = aTrail(length);
      const moved = (seq: number) => (seq === one ? other : seq === other ? one : seq);
      trail.rows = trail.rows.map((row) => ({ ...row, _id: moved(row._id) })).toSorted((x, y) => x._id - y._id);
      const sentences = await found(trail);
      for (const seq of [one, other]) expect(sentences).toContain(`Row ${seq} of the trail is not as it was written.`);
    }),
  );
});

test("personal values that were changed or taken away are named, and erased ones are not", async () => {
  await fc.assert(
    fc.asyncProperty(lengths, place, async (length, at) => {
      const seq = (at % length) + 1;
      const [key, trail] = [`id-${seq}/by`, aTrail(length)];
      const part = trail.parts.get(key);
      if (!part) throw new Error("Every row has one.");
      trail.parts.set(key, { ...part, values: { address: "198.51.100.1" } });
      expect(await found(trail)).toEqual([
        `The personal values of row ${seq} of the trail are not as they were written.`,
      ]);
      trail.parts.delete(key);
      expect(await found(trail)).toEqual([`The personal values of row ${seq} of the trail are missing.`]);
      trail.parts.set(key, { ...part, values: null, salt: null, erasedBy: 1 });
      expect(await found(trail)).toEqual([]);
      trail.parts.set(key, { ...part, values: null, salt: null, erasedBy: 2 });
      expect(await found(trail)).toHaveLength(1);
    }),
  );
});

const FORGED = {
  id: "forged",
  at: AT,
  action: "sign-in",
  actorId: null,
  via: null,
  onKind: null,
  onId: null,
  before: null,
  after: null,
  byHash: null,
  onHash: null,
};
