import type { QueryClient } from "@tanstack/react-query";
import type { DomainErrorCode } from "#server/core/errors.ts";
import type { AppRouter } from "#server/web/trpc/router.ts";

type Room = keyof AppRouter["_def"]["record"];
type SubjectOf<Code> = Code extends `${infer Subject}.${string}` ? Subject : never;

const TICKETS = ["complaints", "desk", "board", "agents"] as const;

/**
 * Which rooms' queries are out of date once a change was refused: by what the refusal is about, the first word of its code.
 * Whoever was refused had been shown something that is not so any more. What is nobody's choice from a list has none.
 */
const OUTDATED = {
  complaint: TICKETS,
  agent: TICKETS,
  file: ["complaints"],
  category: ["categories"],
  tag: ["tags", "complaints"],
  team: ["teams", "macros"],
  macro: ["macros"],
  account: ["people", "secondFactor", "ownData"],
  "second-factor": ["secondFactor"],
  link: ["people"],
  mail: ["inbox"],
  hours: ["hours"],
  token: ["tokens"],
  session: ["sessions"],
  letters: ["deadLetters"],
  replay: ["replay"],
  experiments: ["experiments"],
  // Also for whoever has to sign in again: asking for their own would send them away from what they write.
  auth: [],
  input: [],
  request: [],
  service: [],
} as const satisfies Record<SubjectOf<DomainErrorCode>, readonly Room[]>;

/** Fetches anew what a refusal with this code showed to be out of date, as far as it is on the screen. */
export function fetchOutdated(queryClient: QueryClient, code: string): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOutdated(queryKey, code) });
}

/** Whether what a query holds was shown to be out of date by a refusal with this code. */
export function isOutdated([path]: readonly unknown[], code: string): boolean {
  const [subject = ""] = code.split(".");
  if (!Array.isArray(path) || !isSubject(subject)) return false;
  const rooms: readonly string[] = OUTDATED[subject];
  return rooms.includes(path[0]);
}

function isSubject(word: string): word is keyof typeof OUTDATED {
  return Object.hasOwn(OUTDATED, word);
}
