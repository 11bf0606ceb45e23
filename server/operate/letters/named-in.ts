import type { DeadLetter } from "./dead-letter.ts";

const ID = /[0-9a-f]{24}/gi;
const NUMBER = /COMP-\d{5,12}/gi;
/** Far more than any event of ours names. */
const MOST = 200;

interface Named {
  /** Of people, complaints, or anything else. */
  readonly ids: readonly string[];
  readonly complaintIds: readonly string[];
}

/** Whom and what a message names, wherever in it that stands. */
export function namedIn({ body, attributes }: Pick<DeadLetter, "body" | "attributes">): Named {
  const text = [body, ...Object.values(attributes)].join("\n");
  const all = (pattern: RegExp) => [...new Set(text.match(pattern))].slice(0, MOST);
  return {
    ids: all(ID).map((id) => id.toLowerCase()),
    complaintIds: all(NUMBER).map((id) => id.toUpperCase()),
  };
}
