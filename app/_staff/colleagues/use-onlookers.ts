"use client";

import { useTranslations } from "next-intl";
import { onlookers } from "#app/_live/attention.ts";
import { personHere } from "#app/_people/person-here.ts";
import { useShared } from "#app/_ui/use-shared.ts";
import type { Onlooker } from "#server/core/live.ts";
import { namesOf } from "./names-of.ts";

interface OnlookersSaid {
  /** As many as are drawn. */
  readonly drawn: readonly Onlooker[];
  readonly isWriting: boolean;
  readonly says: string;
}

const MOST_DRAWN = 3;

/**
 * Which colleagues have a ticket before them now, or of them those who write, in words; null where nobody does. The reader is none
 * of them, whatever their other devices show.
 */
export function useOnlookers(ticketId: string): OnlookersSaid | null {
  const t = useTranslations("colleagues.onlookers");
  const reader = personHere();
  const people = (useShared(onlookers).get(ticketId) ?? []).filter(({ id }) => id !== reader);
  const writing = people.filter((person) => person.isWriting);
  const isWriting = writing.length > 0;
  const named = isWriting ? writing : people;
  if (named.length === 0) return null;
  const says = t(isWriting ? "writing" : "looking", { names: namesOf(named), count: named.length });
  return { drawn: named.slice(0, MOST_DRAWN), isWriting, says };
}
