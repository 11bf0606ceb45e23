"use client";

import { useState } from "react";
import { personHere } from "#app/_people/person-here.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { type WordsSince, wordsSince } from "./words-since.ts";

export interface MovedOn {
  /** What others have said since the reader began to write. */
  readonly news: readonly WordsSince[];
  /** What `rev` the ticket had when they had read all of it. */
  readonly seenRev: number;
  /** They have seen the news. Returns the `rev` that they have seen now. */
  readonly seeNews: () => number;
}

/**
 * Whether a ticket moved on while somebody wrote in it. Whoever has written nothing yet sees what comes; from their first letter
 * on, what others say is news until they say that they have read it.
 */
export function useMovedOn({ rev, timeline }: ComplaintDetail, place: string, text: string): MovedOn {
  const now = { rev, lastId: timeline.at(-1)?.id ?? null };
  const [begun, setBegun] = useState({ place, isWriting: text !== "", seen: now });
  const isElsewhere = begun.place !== place;
  const follows = text === "" && (begun.isWriting || begun.seen.rev !== rev);
  if (isElsewhere || follows || (text !== "") !== begun.isWriting)
    setBegun({ place, isWriting: text !== "", seen: isElsewhere || follows ? now : begun.seen });
  return {
    news: begun.isWriting ? wordsSince(timeline, begun.seen.lastId, personHere()) : [],
    seenRev: begun.seen.rev,
    seeNews() {
      setBegun({ place, isWriting: true, seen: now });
      return rev;
    },
  };
}
