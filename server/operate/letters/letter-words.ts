import type { LetterReason } from "./dead-letter.ts";

export interface LetterWords {
  readonly title: string;
  /** What happened. */
  readonly sentence: string;
  /** What to do about it. */
  readonly advice: string;
}

const NOT_OURS = "It was not sent by this desk, or it was damaged on its way: find the sender, then archive it.";

/** Every reason in words for whoever is called at night. */
export const LETTER_WORDS = {
  json: {
    title: "Not JSON",
    sentence: "The text of the message is not JSON, so nothing in it can be read.",
    advice: NOT_OURS,
  },
  schema: {
    title: "Not an event",
    sentence: "The message is JSON, but a field that every event has is missing or of the wrong kind.",
    advice: NOT_OURS,
  },
  "bad-id": {
    title: "Names nothing",
    sentence: "The event does not say which complaint or agent it is about: its id is missing or malformed.",
    advice: NOT_OURS,
  },
  unsupported: {
    title: "From a newer version",
    sentence: "This consumer does not know events of this type or version.",
    advice: "Deploy the consumer that belongs to the web application, then retry the group.",
  },
  oversize: {
    title: "Too large",
    sentence: "The message is larger than anything this desk sends, and was not read.",
    advice: "Only its beginning was kept, so it cannot be retried. Find out who sent it, then archive it.",
  },
  "too-deep": {
    title: "Nested too deeply",
    sentence: "The message nests far deeper than any event, which is an accident or an attack.",
    advice: NOT_OURS,
  },
  "forbidden-key": {
    title: "Forbidden key",
    sentence: "The message has a key that can change how programs behave, which no event has.",
    advice: NOT_OURS,
  },
  "invalid-utf8": {
    title: "Not text",
    sentence: "The message holds bytes that are no text.",
    advice: NOT_OURS,
  },
  "not-found": {
    title: "No such complaint",
    sentence: "The message is about a complaint that is not in the database, also not at the third look.",
    advice: "If the complaint was deleted, archive it. If the database was restored from a backup, retry after that.",
  },
  "unknown-error": {
    title: "Failed for no known reason",
    sentence: "The consumer tried it eight times and failed each time: most likely a mistake in the program.",
    advice: "Give the error to whoever maintains the desk. Retry the group once the mended version is deployed.",
  },
  "crash-loop": {
    title: "Received twelve times, never answered",
    sentence: "Each consumer that received the message ended, or lost it, before it could say what was wrong.",
    advice: "Look at the consumers' last log lines and their memory. Retry it alone, when a restart does no harm.",
  },
  "sns-undeliverable": {
    title: "SNS could not deliver it",
    sentence: "The topic took the event, but could not put it into the queue.",
    advice: 'Run "npm run doctor" to see what is wrong with the queue or its policy, mend it, then retry the group.',
  },
  refused: {
    title: "The queue refuses it",
    sentence: "It was to be sent again, and the queue does not take a message like this.",
    advice: "No retry can change that. Find out who sent it, then archive it.",
  },
  "no-answer": {
    title: "Retried without an answer",
    sentence: "It was sent again, and within an hour it was neither handled nor put aside.",
    advice: "See whether consumers are running and the queue is short, then retry it.",
  },
} as const satisfies Record<LetterReason, LetterWords>;
