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

/** Of several patterns one is enough. */
export function anyOf(answers: readonly Certainty[]): Certainty {
  if (answers.includes("yes")) return "yes";
  return answers.includes("maybe") ? "maybe" : "no";
}

export function opposite(answer: Certainty): Certainty {
  if (answer === "maybe") return "maybe";
  return answer === "yes" ? "no" : "yes";
}

/** Whether a pattern is met; what AWS puts in the place of a variable such as `${aws:username}` is not known here. */
export function unlessVariable(pattern: string, isMet: (pattern: string) => Certainty): Certainty {
  return pattern.includes("${") ? "maybe" : isMet(pattern);
}

type Compare = (wanted: string, value: string) => Certainty;

const same: Compare = (wanted, value) => decided(wanted === value);
const sameInAnyCase: Compare = (wanted, value) => decided(wanted.toLowerCase() === value.toLowerCase());
const like: Compare = (wanted, value) => decided(matches(wanted, value));

const ARN_PARTS = 6;
/** AWS compares ARNs part by part; what it makes of a pattern with fewer parts, its reference does not say. */
const arnLike: Compare = (wanted, value) =>
  matches(wanted, value) && wanted.split(":").length < ARN_PARTS ? "maybe" : like(wanted, value);

const OPERATORS = new Map<string, Compare>([
  ["stringequals", same],
  ["stringequalsignorecase", sameInAnyCase],
  ["stringlike", like],
  ["arnequals", arnLike],
  ["arnlike", arnLike],
  ["bool", sameInAnyCase],
]);

const OPERATOR = /^(?:for(?<set>all|any)values?:)?(?<plain>.*?)(?<ifExists>ifexists)?$/;

function meetsOne(operator: string, value: string | null | undefined, wanted: readonly string[]): Certainty {
  if (value === undefined) return "maybe";
  const { set, plain = "", ifExists } = OPERATOR.exec(operator.toLowerCase())?.groups ?? {};
  if (plain === "null") return anyOf(wanted.map((each) => sameInAnyCase(each, String(value === null))));
  // StringNotLike, ArnNotEquals, NotIpAddress, NumericNotEquals, DateNotEquals.
  const isNegated = plain.includes("not");
  // Of no values all are as wanted, and none is; whatever they would be compared by.
  if (value === null) return decided(ifExists !== undefined || set === "all" || (isNegated && set !== "any"));
  const compare = OPERATORS.get(plain.replace("not", ""));
  if (!compare) return "maybe";
  const isMet = anyOf(wanted.map((each) => unlessVariable(each, (pattern) => compare(pattern, value))));
  return isNegated ? opposite(isMet) : isMet;
}

function decided(holds: boolean): Certainty {
  return holds ? "yes" : "no";
}
