"use client";

import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { useText } from "#app/_drafts/use-draft.ts";
import type { PickerKeys } from "#app/_staff/use-picker.ts";
import { type Call, calledIn, callsText, readCalls, typedName } from "./mentions.ts";

interface Writing {
  readonly place: string;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly isNote: boolean;
}

/** Choosing whom a note calls while it is written. They are kept beside its words, as they are. */
export function useMentionChoice({ place, text, setText, field, isNote }: Writing) {
  const { text: kept, setText: keep } = useText(place, "mentions");
  const calls = readCalls(kept);
  const [caret, setCaret] = useState(0);
  /** Where an @ stands that calls nobody. */
  const [left, setLeft] = useState<number | null>(null);
  const keys = useRef<PickerKeys>(null);
  const typed = isNote ? typedName(text.slice(0, caret)) : null;
  const start = caret - (typed ?? "").length - 1;
  const isOpen = typed !== null && left !== start;
  return {
    typed: isOpen ? typed : null,
    keys,
    /** Whom what is sent calls. */
    calledIn: (words: string) => (isNote ? calledIn(words, calls) : []),
    moved: (to: number) => {
      setCaret(to);
      if (typed === null) setLeft(null);
    },
    /** Whoever is not named any more is forgotten: a note without words is none. */
    wrote: (words: string) => {
      if (calls.length > 0 && calledIn(words, calls).length === 0) keep("");
    },
    choose(call: Call) {
      const before = `${text.slice(0, start)}@${call.as} `;
      setText(before + text.slice(caret));
      keep(callsText([...calls, call]));
      setCaret(before.length);
      requestAnimationFrame(() => field.current?.setSelectionRange(before.length, before.length));
    },
    leave: () => setLeft(start),
    press: (event: KeyboardEvent) => isOpen && (keys.current?.press(event) ?? false),
  };
}
