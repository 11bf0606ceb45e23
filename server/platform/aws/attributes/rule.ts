import type { Attributes } from "../topology.ts";

/** What is held against one attribute of a topic, a queue or a subscription. */
export type Rule<Context> =
  /** It may be as it is, because … */
  | { readonly kind: "free"; readonly reason: string }
  /** It has to be as said; `ok` is the sentence when it is. */
  | { readonly kind: "held"; readonly ok: string; readonly judge: Judge<Context> };

/** Null when the value is as it should be. An attribute that is not there has no value. */
type Judge<Context> = (value: string | undefined, context: Context, all: Attributes) => Fault | null;

export interface Fault {
  /** What is wrong and what comes of it, as a sentence. */
  readonly found: string;
  /** What set-up sets to put it right; absent when that is for a person to decide. */
  readonly repair?: Attributes;
  /** What a person does, where set-up may not. */
  readonly advice?: string;
  /** It cannot be told from here whether it does harm. */
  readonly isUnsure?: boolean;
}

/** One attribute, looked at. */
export interface Verdict {
  readonly attribute: string;
  readonly state: "ok" | "wrong" | "unknown";
  readonly found: string;
  readonly repair?: Attributes;
  readonly advice?: string;
}

/** Every attribute that AWS's reference names has its rule. */
export type Rules<Name extends string, Context> = Readonly<Record<Name, Rule<Context>>>;

export const free = (reason: string): Rule<unknown> => ({ kind: "free", reason });

export function held<Context>(ok: string, judge: Judge<Context>): Rule<Context> {
  return { kind: "held", ok, judge };
}

/** All that AWS says of a thing: what has to be so is judged, what may differ is passed over, what nobody knows is named. */
export function judge<Context>(rules: Rules<string, Context>, attributes: Attributes, context: Context): Verdict[] {
  const judged = Object.entries(rules).flatMap(([attribute, rule]): Verdict[] => {
    if (rule.kind === "free") return [];
    const fault = rule.judge(attributes[attribute], context, attributes);
    if (!fault) return [{ attribute, state: "ok", found: rule.ok }];
    const { isUnsure, ...rest } = fault;
    return [{ attribute, state: isUnsure ? "unknown" : "wrong", ...rest }];
  });
  const unheardOf = Object.entries(attributes).filter(([attribute]) => !Object.hasOwn(rules, attribute));
  return [...judged, ...unheardOf.map(([attribute, value]) => strange(attribute, value))];
}

function strange(attribute: string, value: string): Verdict {
  return {
    attribute,
    state: "unknown",
    found: `AWS names an attribute that this version of QuickFix does not know: ${attribute} is ${value}.`,
    advice: "Look up what it does in AWS's reference. If it holds messages back or changes them, take it away.",
  };
}
