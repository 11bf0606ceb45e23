import { createHash } from "node:crypto";
import type { QueueMessage } from "#server/core/ports/queue.ts";
import { wordsOf } from "#server/core/saying.ts";
import { type FoundLetter, type LetterFailure, parseLetterTag } from "./dead-letter.ts";
import { FailureAttribute } from "./failure-attribute.ts";
import { groupingOf } from "./grouping.ts";

const MAX_ID = 200;
/** What the consumer says is far shorter. A letter keeps twenty failures, and anybody can put a message into a queue by hand. */
const MAX_WORDS = 2_000;

/** `queue`: what the consumer or the redrive policy gave up on. `subscription`: what SNS could not deliver. */
export type LetterSource = "queue" | "subscription";

/** Understands whatever lies in a dead-letter queue; there is no message that this cannot keep. */
export function readLetter(source: LetterSource, message: QueueMessage, now: Date): FoundLetter {
  const { failure: attribute, ...attributes } = message.attributes;
  const declared = parseFailure(attribute);
  const tag = parseLetterTag(attributes["letter"]);
  const failure: Omit<LetterFailure, "attempt"> = {
    messageId: message.messageId,
    ...(declared
      ? {
          at: new Date(declared.at),
          reason: declared.reason,
          error: declared.error.slice(0, MAX_WORDS),
          receiveCount: declared.receiveCount,
          worker: declared.worker.slice(0, MAX_ID),
        }
      : { at: now, ...undeclared(source, message), receiveCount: message.receiveCount, worker: null }),
  };
  return {
    id: tag?.id ?? idOf(attributes["eventId"]) ?? declared?.sha256 ?? hashOf(message.body),
    body: message.body,
    attributes,
    cutFromBytes: declared?.cutFromBytes ?? null,
    grouping: groupingOf(failure.reason, failure.error),
    failure,
    attempt: tag?.attempt ?? null,
  };
}

/** Nobody said what was wrong: then it was the queue, or the topic, that moved the message. */
function undeclared(source: LetterSource, { attributes }: QueueMessage): Pick<LetterFailure, "reason" | "error"> {
  if (source === "queue") {
    return { reason: "crash-loop", error: wordsOf({ key: "letters.undeclared.crashLoop" }) };
  }
  const told = attributes["ErrorMessage"];
  return {
    reason: "sns-undeliverable",
    error: told
      ? wordsOf({ key: "letters.undeclared.told", values: { words: told.slice(0, MAX_WORDS) } })
      : wordsOf({ key: "letters.undeclared.untold" }),
  };
}

function parseFailure(text: string | undefined): FailureAttribute | null {
  if (text === undefined) return null;
  try {
    return FailureAttribute.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** As the sender said it; what is too long to travel in an attribute once more is shortened to its hash. */
function idOf(eventId: string | undefined): string | null {
  if (!eventId) return null;
  return eventId.length <= MAX_ID ? eventId : hashOf(eventId);
}

function hashOf(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}
