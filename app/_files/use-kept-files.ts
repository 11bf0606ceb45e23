"use client";

import { useState } from "react";
import { useText } from "#app/_drafts/use-draft.ts";
import { readKept } from "./kept-files.ts";

/** The files that go with what is written in a place, and whether some are still on their way. All else comes when it is wanted. */
export function useKeptFiles(place: string) {
  const { text } = useText(place, "files");
  const [notYet, setNotYet] = useState<string | null>(null);
  return {
    kept: readKept(text),
    /** Why what is written cannot be sent yet; null where it can. */
    notYet,
    setNotYet,
  };
}

export type KeptFiles = ReturnType<typeof useKeptFiles>;

/** What goes with a request; nothing where there is none. */
export function filesOf({ kept }: Pick<KeptFiles, "kept">): { files?: string[] } {
  return kept.length === 0 ? {} : { files: kept.map(({ id }) => id) };
}

/** What lists show of words on their way: files without words say what they are called. */
export function shownAs(message: string, { kept }: Pick<KeptFiles, "kept">): string {
  return message || kept.map(({ name }) => name).join(", ");
}
