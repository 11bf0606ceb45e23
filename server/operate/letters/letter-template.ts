import type { LetterReason } from "./dead-letter.ts";

const MAX_LENGTH = 200;

// In this order: what is quoted may hold anything, and an id may hold digits.
const VARIABLE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/"(?:[^"\\]|\\.)*"(?:\.\.\.)?/g, '"…"'],
  [/(?<![\p{L}\p{N}])'(?:[^'\\]|\\.)*'/gu, "'…'"],
  [/\b\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?/g, "<time>"],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, "<id>"],
  [/\b(?:[0-9a-f]{64}|[0-9a-f]{24})\b/gi, "<id>"],
  [/\bCOMP-\d+\b/g, "<id>"],
  [/\d+(?:\.\d+)?/g, "<n>"],
];

/** The first line of an error with everything taken out that differs from one message to the next. */
export function templateOf(error: string): string {
  const [line = ""] = error.trim().split("\n", 1);
  const text = VARIABLE_PARTS.reduce((rest, [pattern, mark]) => rest.replaceAll(pattern, mark), line);
  return text.slice(0, MAX_LENGTH);
}

/** The kind of error that a stack begins with; what the consumer decided itself has none. */
export function errorClassOf(reason: LetterReason, error: string): string | null {
  if (reason !== "unknown-error") return null;
  return /^(?<name>[A-Za-z_$][\w$]{0,60})(?::|\n|$)/.exec(error.trim())?.groups?.["name"] ?? null;
}
