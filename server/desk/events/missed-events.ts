import { butNot } from "#server/core/events/event.ts";
import { sharedQuery } from "#server/platform/shared-query.ts";

/** Those who come back trickle in by the hundred a second: who asks within this shares, and whoever asks alone waits for nobody. */
export const CROWDED = { pauseMs: 40 };

/** How many events one query may bring for all who share it; whoever is not told everything by them asks alone. */
const MOST_TOGETHER = 2_000;

interface Position {
  readonly storedAt: Date;
  readonly id: string;
}
type Stored = Position & { readonly audience: readonly string[] };

/** What one of many wants to know: what these rooms may hear of that was stored after the position, the oldest first. */
export interface MissedQuestion {
  readonly rooms: readonly string[];
  readonly position: Position;
  readonly limit: number;
}

export interface MissedPorts<Event> {
  readonly ask: (question: MissedQuestion) => Promise<Event[]>;
  /** The same, but the newest first, and also what the one or other of the rooms may not hear of. */
  readonly askNewest: (question: MissedQuestion) => Promise<Event[]>;
}

/**
 * Lets a crowd that comes back at once, all of whom missed much the same, share a query and find in it what is theirs. Whoever
 * was away for longer than it reaches back asks alone, as does whoever comes alone.
 */
export function shareMissedEvents<Event extends Stored>(
  { ask, askNewest }: MissedPorts<Event>,
  most = MOST_TOGETHER,
): (question: MissedQuestion) => Promise<Event[]> {
  return sharedQuery(async (questions: readonly MissedQuestion[]) => {
    const [first, ...others] = questions;
    if (!first) return [];
    if (others.length === 0) return [await ask(first)];
    const rooms = [...new Set(questions.flatMap((question) => question.rooms))];
    const position = others.reduce((earliest, other) => earlier(earliest, other.position), first.position);
    const newest = await askNewest({ rooms, position, limit: most });
    const oldest = newest.length < most ? position : (newest.at(-1) ?? position);
    const found = newest.toReversed();
    return Promise.all(
      questions.map(async (question) =>
        isAfter(oldest, question.position) ? ask(question) : theirs(found, question).slice(0, question.limit),
      ),
    );
  }, CROWDED);
}

function theirs<Event extends Stored>(found: readonly Event[], { rooms, position }: MissedQuestion): Event[] {
  const hearing = new Set(rooms);
  const kept = new Set(rooms.map(butNot));
  return found.filter(
    (event) =>
      isAfter(event, position) &&
      event.audience.some((room) => hearing.has(room)) &&
      !event.audience.some((room) => kept.has(room)),
  );
}

function earlier(one: Position, other: Position): Position {
  return isAfter(one, other) ? other : one;
}

function isAfter(one: Position, other: Position): boolean {
  const apart = one.storedAt.getTime() - other.storedAt.getTime();
  return apart > 0 || (apart === 0 && one.id > other.id);
}
