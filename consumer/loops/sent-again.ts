import type { Clock } from "#server/core/ports/environment.ts";
import { parseLetterTag } from "#server/operate/letters/dead-letter.ts";
import type { Handler } from "../queue/handle-delivery.ts";

/** What happened longer ago is no news: nobody is told of it by a replay. */
const NEWS_MS = 24 * 3_600_000;

/** A replay that reaches far back does what is still to be done, and leaves people in peace. */
export function quietReplays(handler: Handler, clock: Clock): Handler {
  return (event, context) => {
    const isReplay = context.attributes["origin"] === "replay";
    const isOld = clock.now().getTime() - event.at.getTime() > NEWS_MS;
    return handler(isReplay && isOld ? { ...event, isNews: false } : event, context);
  };
}

/** Handles, and then notes of a retried message that it worked; only after that it may be deleted. */
export function resolvingLetters(
  handler: Handler,
  resolve: (letterId: string, attempt: number) => Promise<void>,
): Handler {
  return async (event, context) => {
    const outcome = await handler(event, context);
    const tag = outcome.kind === "done" ? parseLetterTag(context.attributes["letter"]) : null;
    if (tag) await resolve(tag.id, tag.attempt);
    return outcome;
  };
}
