"use client";

import { useEffect, useRef, useState } from "react";
import { unsentHere, useUnsent } from "./here.ts";
import { leaveRefused } from "./leave-refused.ts";
import { newKey } from "./new-key.ts";
import type { Outcome } from "./outbox.ts";
import { isForAll } from "./passing.ts";
import type { Problem, Send, Wish } from "./send.ts";
import { MISMATCH } from "./send.ts";

/** What others see of it on its way. */
export type About = Pick<Send, "line" | "what" | "words"> & { readonly href?: string };

/** `isHere`: whoever sent it still looks at the place. */
type OnNews = (outcome: Outcome, isHere: boolean) => void;

/**
 * Sends what stands in one place. The text is taken over by the outbox, which has it until the server does; one that was refused
 * comes back to its place where that is still in front of its writer and empty, and else waits for them above every page.
 */
export function useSend(place: string) {
  const unsent = useUnsent();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isHere = useRef(false);
  /** Known at once: a second press comes before anything is rendered anew. */
  const isBusy = useRef(false);
  const refused = useRef<Send | null>(null);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      const here = unsentHere();
      if (here && refused.current) leaveRefused(here, refused.current);
    };
  }, []);

  /** Returns the key that it goes with; null where it cannot be sent now. */
  const send = (wish: Wish, about: About, onNews: OnNews = () => {}): string | null => {
    if (!unsent || isBusy.current) return null;
    const { drafts, outbox } = unsent;
    const { key, texts } = drafts.take(place) ?? { key: newKey(), texts: {} };
    setProblem(null);
    setPending(true);
    isBusy.current = true;
    outbox.send({ href: location.pathname, ...wish, ...about, key, texts, place }, (outcome) => {
      setPending(false);
      isBusy.current = false;
      const isBack = isHere.current && !drafts.look(place).mine;
      if (outcome.kind === "refused" && isBack && staysHere(outcome.problem)) {
        const withdrawn = outbox.withdraw(key);
        drafts.putBack(place, withdrawn ?? { key, texts });
        refused.current = withdrawn;
        setProblem(outcome.problem);
      }
      onNews(outcome, isHere.current);
    });
    return key;
  };
  return { send, isPending, problem };
}

/** Whoever has to sign in is asked to above every page, and a key that is used up is spoken of there. */
function staysHere(problem: Problem): boolean {
  return !isForAll(problem) && problem.code !== MISMATCH;
}
