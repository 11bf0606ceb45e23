import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import { PARTS } from "./parts.ts";
import { readTable } from "./table.ts";

const { counts } = await readTable();

test.each(PARTS.filter(({ name }) => !name.startsWith("kB")))(
  "$name: none has risen",
  async ({ name, slack, count }) => {
    const risen = compare((await count()) ?? {}, counts[name] ?? {}, slack).filter(
      ({ verdict }) => verdict === "RISEN",
    );
    expect(risen, "lower it, or say why: npm run bench -- --counts --record --why “…”").toEqual([]);
  },
);

test("every part is in the table", () => {
  expect(Object.keys(counts).toSorted()).toEqual(PARTS.map(({ name }) => name).toSorted());
});
