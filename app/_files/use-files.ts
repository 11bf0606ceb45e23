"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { newKey } from "#app/_drafts/new-key.ts";
import { useText } from "#app/_drafts/use-draft.ts";
import { isolated } from "#server/core/characters.ts";
import { type KeptFile, keptText, readKept } from "./kept-files.ts";
import type { UploadEnd } from "./upload.ts";

const MOST = 10;
const MOST_MB = 25;
const BYTES_OF_MB = 1_000_000;

/** One on its way, or one that did not get there. */
export interface Arriving {
  readonly key: string;
  readonly place: string;
  readonly file: File;
  /** From 0 to 1. */
  readonly part: number;
  readonly problem: string | null;
  readonly canRetry: boolean;
}

/** Where the files are kept that the server has. */
interface Keeping {
  readonly kept: readonly KeptFile[];
  /** Makes others of those that are kept by then. */
  readonly change: (make: (now: readonly KeptFile[]) => readonly KeptFile[]) => void;
}

/** The files of one place where something is written: those that the server has survive leaving it, like its text. */
export function useFiles(place: string) {
  const { text, change } = useText(place, "files");
  return useFilesIn(place, {
    kept: readKept(text),
    change: (make) => change((now) => keptText(make(readKept(now)))),
  });
}

/** Files on their way to one place, and those that are kept there, wherever that is. */
export function useFilesIn(place: string, { kept, change }: Keeping) {
  const t = useTranslations("files");
  const [all, setAll] = useState<readonly Arriving[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const stops = useRef(new Map<string, () => void>());
  const arriving = all.filter((each) => each.place === place);

  const update = (key: string, values: Partial<Arriving>) =>
    setAll((now) => now.map((each) => (each.key === key ? { ...each, ...values } : each)));
  const forget = (key: string) => setAll((now) => now.filter((each) => each.key !== key));
  const settle = (key: string, end: UploadEnd) => {
    // Cancelled meanwhile.
    if (!stops.current.delete(key)) return;
    if (end.kind !== "kept") {
      return update(key, { problem: end.kind === "lost" ? t("row.lost") : end.message, canRetry: true });
    }
    forget(key);
    change((now) => [...now, end.file]);
  };
  const begin = async ({ key, file }: Arriving) => {
    stops.current.set(key, () => {});
    const { upload } = await import("./upload.ts");
    if (!stops.current.has(key)) return;
    const { done, stop } = upload(file, key, (part) => update(key, { part }));
    stops.current.set(key, stop);
    settle(key, await done);
  };

  const add = (files: readonly File[]) => {
    const room = Math.max(0, MOST - kept.length - arriving.length);
    setRefusal(files.length > room ? t("tooMany", { most: MOST }) : null);
    for (const file of files.slice(0, room)) {
      const isTooLarge = file.size > MOST_MB * BYTES_OF_MB;
      const problem = isTooLarge ? t("row.tooLarge", { most: MOST_MB }) : null;
      const one: Arriving = { key: newKey(), place, file, part: 0, problem, canRetry: false };
      setAll((now) => [...now, one]);
      if (!isTooLarge) void begin(one);
    }
  };
  const cancel = (key: string) => {
    const stop = stops.current.get(key);
    stops.current.delete(key);
    stop?.();
    forget(key);
  };
  const retry = (one: Arriving) => {
    update(one.key, { part: 0, problem: null, canRetry: false });
    void begin(one);
  };
  const remove = ({ id }: KeptFile) => change((now) => now.filter((file) => file.id !== id));

  const isUnderWay = arriving.some(({ problem }) => problem === null);
  const [failed] = arriving;
  return {
    kept,
    arriving,
    refusal,
    /** Why what is written cannot be sent yet; null where it can. */
    notYet: isUnderWay ? t("wait") : failed ? t("failed", { name: isolated(failed.file.name) }) : null,
    add,
    cancel,
    retry,
    remove,
  };
}

export type FilesInHand = ReturnType<typeof useFilesIn>;
