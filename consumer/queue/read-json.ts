import { type Rejection, reject } from "./outcome.ts";
import type { Unwrapped } from "./sns-envelope.ts";

/** Bodies of ours nest three levels; whatever nests far deeper is an attack or an accident. */
const MAX_DEPTH = 20;

/** The JSON in a message, or what is wrong with it: nothing that could harm whoever looks into it comes through. */
export function readJson({
  body,
  attributes,
}: Unwrapped): { readonly kind: "json"; readonly value: unknown } | Rejection {
  // Bytes that are no UTF-8 arrive as U+FFFD. In what we sent it is a character somebody typed.
  if (!body.isWellFormed() || (!attributes["eventId"] && body.includes("\uFFFD"))) {
    return reject("invalid-utf8", "The message is not valid UTF-8 text.");
  }
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (error) {
    return reject("json", `The message is not JSON: ${whereItBreaks(error)}.`);
  }
  switch (inspectJson(value)) {
    case "too-deep":
      return reject("too-deep", `The message nests more than ${MAX_DEPTH} levels deep.`);
    case "forbidden-key":
      return reject("forbidden-key", 'The message has a key named "__proto__".');
    case "fine":
      return { kind: "json", value };
  }
}

/** Without the piece of text that the parser quotes: it can be a customer's, and goes to the log. */
function whereItBreaks(error: unknown): string {
  const message = error instanceof Error ? error.message : "unreadable";
  return message.replace(/, (?:[.]{3})?".*"(?:[.]{3})? is not valid JSON$/s, "");
}

/** Walks parsed JSON without recursion: a body nested a hundred thousand levels must not end the process. */
function inspectJson(value: unknown): "fine" | "too-deep" | "forbidden-key" {
  const left: { value: unknown; depth: number }[] = [{ value, depth: 1 }];
  for (let next = left.pop(); next; next = left.pop()) {
    if (typeof next.value !== "object" || next.value === null) continue;
    if (next.depth > MAX_DEPTH) return "too-deep";
    for (const [key, child] of Object.entries(next.value)) {
      // Harmless here, but it would change the prototype of the first careless object it is copied into.
      if (key === "__proto__") return "forbidden-key";
      left.push({ value: child, depth: next.depth + 1 });
    }
  }
  return "fine";
}
