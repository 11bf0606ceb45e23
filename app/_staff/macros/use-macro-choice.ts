"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useText } from "#app/_drafts/use-draft.ts";
import type { PickerKeys } from "#app/_staff/use-picker.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import type { Macro } from "#server/desk/macros/wire.ts";
import { ALL_MACROS } from "./all-macros.ts";
import type { Chosen } from "./macro-picker.tsx";

const SLASH = "/";

/** What is typed behind a slash at the very beginning of one line; null where nothing is looked for. */
export function slashOf(text: string): string | null {
  return text.startsWith(SLASH) && !text.includes("\n") ? text.slice(SLASH.length) : null;
}

/**
 * Choosing a macro where somebody writes: what is typed for it, what was chosen, and what the keys of the field do meanwhile. The
 * choice is kept with the words, as long as there is such a macro.
 */
export function useMacroChoice(place: string, { text, setText }: TextOfPlace, isReply: boolean) {
  const { macro, keep } = useKeptMacro(place);
  const [left, setLeft] = useState<string | null>(null);
  const keys = useRef<PickerKeys>(null);
  const typed = isReply ? slashOf(text) : null;
  const isOpen = typed !== null && left !== text;
  return {
    macro: isReply ? macro : null,
    typed: isOpen ? typed : null,
    keys,
    choose({ macro: chosen, words }: Chosen) {
      keep(chosen);
      setText(words);
    },
    drop: () => keep(null),
    /** What is typed is words. */
    leave: () => setLeft(text),
    open: () => {
      setLeft(null);
      setText(SLASH);
    },
    press: (event: KeyboardEvent) => isOpen && (keys.current?.press(event) ?? false),
  };
}

interface TextOfPlace {
  readonly text: string;
  readonly setText: (text: string) => void;
}

/** The macro that a draft names. What it does is asked for again where the page has not got it, as after a reload. */
function useKeptMacro(place: string) {
  const trpc = useTRPC();
  const { text: id, setText: setId } = useText(place, "macro");
  const [chosen, setChosen] = useState<Macro | null>(null);
  const isKnown = id === "" || chosen?.id === id;
  const { data } = useQuery({ ...trpc.macros.list.queryOptions(ALL_MACROS), enabled: !isKnown });
  const found = isKnown ? chosen : data?.items.find((each) => each.id === id);
  const isGone = data !== undefined && found === undefined;
  useEffect(() => {
    if (isGone) setId("");
  }, [isGone, setId]);
  return {
    macro: id === "" ? null : (found ?? null),
    keep(macro: Macro | null) {
      setChosen(macro);
      setId(macro?.id ?? "");
    },
  };
}
