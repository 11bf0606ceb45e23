"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Texts } from "./draft.ts";
import type { Left, Unfinished } from "./drafts.ts";
import { useUnsent } from "./here.ts";

const NOT_YET: Unfinished = { mine: null, left: [], isOpen: false, isKept: true };
const never = () => () => {};

export interface PlaceInHand {
  readonly unfinished: Unfinished;
  readonly write: (texts: Texts | null) => void;
  readonly swap: (left: Left) => void;
}

/** What this person has unfinished in one place. It survives leaving the place, the page and the browser. */
export function useDraft(place: string): PlaceInHand {
  const drafts = useUnsent()?.drafts;
  const unfinished = useSyncExternalStore(
    drafts?.subscribe ?? never,
    () => drafts?.look(place) ?? NOT_YET,
    () => NOT_YET,
  );
  useEffect(() => void drafts?.open(place), [drafts, place]);
  const write = useCallback((texts: Texts | null) => drafts?.write(place, texts), [drafts, place]);
  const swap = useCallback((left: Left) => void drafts?.swap(place, left), [drafts, place]);
  return { unfinished, write, swap };
}

interface TextInHand extends PlaceInHand {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Makes another one of what stands there by then. */
  readonly change: (make: (text: string) => string) => void;
}

/** One text of a place; what else is written there stays. */
export function useText(place: string, name = "text"): TextInHand {
  const drafts = useUnsent()?.drafts;
  const inHand = useDraft(place);
  const { write } = inHand;
  const change = useCallback(
    (make: (text: string) => string) => {
      const { [name]: before = "", ...others } = drafts?.look(place).mine?.texts ?? {};
      const text = make(before);
      const texts = { ...others, ...(text === "" ? {} : { [name]: text }) };
      write(Object.keys(texts).length === 0 ? null : texts);
    },
    [drafts, place, name, write],
  );
  const setText = useCallback((text: string) => change(() => text), [change]);
  return { ...inHand, text: inHand.unfinished.mine?.texts[name] ?? "", setText, change };
}
