import { matches, type Statement } from "./statement.ts";

/** What is known of a request: a key's value, null where it is certain that the request has none. Other keys are not known. */
export type RequestContext = Readonly<Record<string, string | null>>;

export type Certainty = "yes" | "no" | "maybe";

/** Whether a request meets all conditions of a statement. `maybe` where one is about something that is not known here. */
export function meetsConditions({ Condition = {} }: Statement, context: RequestContext): Certainty {
  const known = new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]));
  const tests = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, wanted]) => meetsOne(operator, known.get(key.toLowerCase()), wanted)),
  );
  return allOf(tests);
}

export function allOf(answers: readonly Certainty[]): Certainty {
  if (answers.includes("no")) return "no";
  return answers.includes("maybe") ? "maybe" : "yes";
}

type Compare = (wanted: string, value: string) => boolean;

const same: Compare = (wanted, value) => wanted === value;
const sameInAnyCase: Compare = (wanted, value) => wanted.toLowerCase() === value.toLowerCase();

const OPERATORS = new Map<string, Compare>([
  ["stringequals", same],
  ["stringequalsignorecase", sameInAnyCase],
  ["stringlike", matches],
  ["arnequals", matches],
  ["arnlike", matches],
  ["bool", sameInAnyCase],
]);

function meetsOne(operator: string, value: string | null | undefined, wanted: readonly string[]): Certainty {
  if (value === undefined) return "maybe";
  // With one value, as all keys known here have, both mean the same.
  const plain = operator.toLowerCase().replace(/^forany(value)?:|^forallvalues:/, "");
  if (plain === "null") return decided(wanted.some((each) => sameInAnyCase(each, String(value === null))));
  const ifExists = plain.endsWith("ifexists");
  const whole = ifExists ? plain.slice(0, -"ifexists".length) : plain;
  const isNegated = /^(string|arn)not/.test(whole);
  const compare = OPERATORS.get(isNegated ? whole.replace("not", "") : whole);
  if (!compare) return "maybe";
  if (value === null) return decided(ifExists || isNegated);
  return decided(wanted.some((each) => compare(each, value)) !== isNegated);
}

function decided(holds: boolean): Certainty {
  return holds ? "yes" : "no";
}
