import { expect, test } from "vitest";
import { judgeAll } from "./mutants/judge.ts";
import { MUTANTS } from "./mutants/table.ts";

test("no rule of the event core can be taken away without the simulation noticing", async () => {
  const judgements = await judgeAll(MUTANTS, { processes: 2, survey: false });
  const complaints = judgements.flatMap(({ name, complaint }) => (complaint ? [`${name}: ${complaint}`] : []));
  expect(complaints).toEqual([]);
});
