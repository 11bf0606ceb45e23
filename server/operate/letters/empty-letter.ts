import { ERASED } from "#server/core/erased.ts";
import { EVENT_TYPES } from "#server/core/events/event-data.ts";
import { KEPT_ATTRIBUTES } from "#server/core/outbox/attributes.ts";
import { PRIORITIES } from "#server/core/terms.ts";
import type { DeadLetter } from "./dead-letter.ts";
import { groupingOf } from "./grouping.ts";

/** What an event is made of; a message can hold anything. */
const KEYS = new Set(["eventType", "timestamp", "data", "title", "category", "priority", "reason", "assignedTo"]);
const ID_KEY = /^(?:complaint|event|[a-z]+)Id$|(?:By|At)$/;
const HARMLESS = /^(?:[0-9a-f]{24}|COMP-\d{1,12}|\d{4}-\d\d-\d\dT[\d:.]{8,15}(?:Z|[+-]\d\d:\d\d))$/i;
const TERMS = new Set<string>([...EVENT_TYPES, ...PRIORITIES]);

/**
 * The same letter without a word that somebody may have written: ids, times and terms of ours stay where they can be told
 * from words, so that it can still be retried, and nothing else does.
 */
export function emptyLetter(letter: DeadLetter): DeadLetter {
  const kept = KEPT_ATTRIBUTES.flatMap((name) => {
    const value = letter.attributes[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...letter,
    ...groupingOf(letter.reason, ERASED),
    rev: letter.rev + 1,
    error: ERASED,
    body: emptyText(letter.body),
    attributes: Object.fromEntries(kept),
    history: letter.history.map((failure) => ({ ...failure, error: ERASED })),
  };
}

/** Whether nothing is left to take out. */
export function isEmpty({ error, body, history }: DeadLetter): boolean {
  return (
    [error, ...history.map((failure) => failure.error)].every((each) => each === ERASED) && emptyText(body) === body
  );
}

function emptyText(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    // SNS's own envelope holds the event as text; without it, it is read as well.
    if (typeof value === "object" && value && "Message" in value && typeof value.Message === "string")
      return emptyText(value.Message);
    return typeof value === "object" && value !== null ? JSON.stringify(emptyValue(value)) : ERASED;
  } catch {
    return ERASED;
  }
}

function emptyValue(value: unknown): unknown {
  if (typeof value === "string") return HARMLESS.test(value) || TERMS.has(value) ? value : ERASED;
  if (Array.isArray(value)) return value.map(emptyValue);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
    KEYS.has(key) || ID_KEY.test(key) ? [[key, emptyValue(each)]] : [],
  );
  return Object.fromEntries(kept);
}
