import fc from "fast-check";
import { expect, test } from "vitest";
import { NOW } from "../testing.ts";
import { type Condition, isWorse, keyOf } from "./condition.ts";
import { type Alert, nextAlerts } from "./next-alerts.ts";

const at = (n: number) => new Date(NOW.getTime() + n * 1_000);

const aCondition = fc.oneof(
  fc.record({ kind: fc.constant("dead-letters" as const), letters: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("nobody-on-duty" as const), tickets: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    kind: fc.constant("declined" as const),
    complaintId: fc.constantFrom("COMP-1", "COMP-2"),
    isOwn: fc.boolean(),
  }),
) satisfies fc.Arbitrary<Condition>;
const aMoment = fc.uniqueArray(aCondition, { selector: keyOf });

/** Writes as a store does: only where nobody was first. */
function written(stored: ReadonlyMap<string, Alert>, changes: ReturnType<typeof nextAlerts>) {
  const after = new Map(stored);
  const told = changes.filter(({ before, after: { key } }) => after.get(key)?.rev === before?.rev);
  for (const change of told) after.set(change.after.key, change.after);
  return { after, told };
}

test("each is told once when it begins, stays while it lasts, and is over once", () => {
  fc.assert(
    fc.property(fc.array(aMoment, { maxLength: 12 }), (moments) => {
      let stored: ReadonlyMap<string, Alert> = new Map();
      let before = new Set<string>();
      for (const [n, moment] of moments.entries()) {
        const now = new Set(moment.map(keyOf));
        // Two consumers that look at the same desk.
        const looks = [
          nextAlerts([...stored.values()], moment, at(n)),
          nextAlerts([...stored.values()], moment, at(n)),
        ];
        const told = looks.flatMap((changes) => {
          const result = written(stored, changes);
          stored = result.after;
          return result.told;
        });
        const keysOf = (kind: string) =>
          told
            .filter((each) => each.kind === kind)
            .map(({ after }) => after.key)
            .toSorted();
        expect(keysOf("begin")).toEqual([...now.difference(before)].toSorted());
        expect(keysOf("resolve")).toEqual([...before.difference(now)].toSorted());
        const lasting = [...stored.values()].filter(({ resolvedAt }) => resolvedAt === null);
        expect(new Map(lasting.map(({ key, condition }) => [key, condition]))).toEqual(
          new Map(moment.map((condition) => [keyOf(condition), condition])),
        );
        expect(nextAlerts([...stored.values()], moment, at(n))).toEqual([]);
        before = now;
      }
    }),
  );
});

test("what begins again has its own beginning", () => {
  const condition = { kind: "dead-letters", letters: 1 } as const;
  const [first] = nextAlerts([], [condition], at(0));
  const [over] = nextAlerts(first ? [first.after] : [], [], at(1));
  const [again] = nextAlerts(over ? [over.after] : [], [condition], at(2));
  expect(again).toMatchObject({ kind: "begin", after: { since: at(2), resolvedAt: null, rev: 3 } });
});

test.each([
  [1, 1, false],
  [2, 1, true],
  [3, 2, true],
  [11, 10, false],
  [15, 10, true],
  [4, 10, false],
])("%i where somebody knew of %i: worse is %s", (size, known, expected) => {
  expect(isWorse(size, known)).toBe(expected);
});
