import { expect, test } from "vitest";
import { openTestEngine } from "#server/embedded-mongo/testing.ts";
import { isKnown } from "./known-differences.ts";
import { look } from "./look.ts";
import { differenceFromOracle, oracleCases } from "./oracle/cases.ts";
import { cases, differenceFromScan } from "./own-scan.ts";
import { show } from "./show.ts";

const search = { seed: Date.now() % 2 ** 31, seconds: 4 };

test("an index changes no answer and no write of the embedded database", async () => {
  using engine = openTestEngine();
  const described = ({ docs, specs }: { docs: unknown; specs: unknown }) =>
    `documents ${show(docs)}\nindexes ${show(specs)}`;
  const found = await look(cases, (one) => differenceFromScan(engine, one), described, search);
  expect(found.difference, `seed ${search.seed}`).toBeNull();
  expect(found.cases).toBeGreaterThan(0);
});

test("filters find what their definitions say", async () => {
  using engine = openTestEngine();
  const found = await look(
    oracleCases,
    (one) => differenceFromOracle(engine, one),
    ({ docs }) => show(docs),
    search,
  );
  expect(found.difference, `seed ${search.seed}`).toBeNull();
  expect(found.cases).toBeGreaterThan(0);
});

test("what differs is found, with the smallest documents that show it", async () => {
  using engine = openTestEngine();
  const never = { run: async () => ({ ok: 1, cursor: { firstBatch: [] } }) };
  const found = await look(
    oracleCases,
    async (one) => (await differenceFromOracle(engine, one)) ?? (await differenceFromOracle(never, one)),
    ({ docs }) => `documents ${show(docs)}`,
    search,
  );
  expect(found.difference).toContain("documents [{ _id: 1 }]");
  expect(found.difference).toContain("oracle: 1");
});

test("a difference is known only for the reason that is written down", () => {
  const docs = [{ a: [1] }];
  const ask = (expression: unknown) => ({
    aggregate: "c",
    pipeline: [{ $project: { value: expression } }],
    cursor: {},
  });
  expect(isKnown({ docs, command: ask("$a.x"), ours: "{ value: [] }", theirs: "{  }" })).toBe(true);
  expect(isKnown({ docs, command: ask("$b"), ours: "{ value: [] }", theirs: "{  }" })).toBe(false);
});
