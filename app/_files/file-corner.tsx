"use client";

import { type RefObject, useEffect } from "react";
import { createPortal } from "react-dom";
import { AddFiles } from "./add-files.tsx";
import { FileRows } from "./file-rows.tsx";
import { useDrop } from "./use-drop.ts";
import { useFiles } from "./use-files.ts";

interface Props {
  readonly place: string;
  /** Above which files may be dropped, and into which they may be pasted. */
  readonly area: RefObject<HTMLElement | null>;
  /** Where the button stands. */
  readonly slot: HTMLElement | null;
  readonly withLabel?: boolean;
  readonly onNotYet: (why: string | null) => void;
}

/** All that there is about files where somebody writes: how they come, and which have come. */
export function FileCorner({ place, area, slot, withLabel = false, onNotYet }: Props) {
  const files = useFiles(place);
  const isOver = useDrop(area, files.add);
  const { notYet } = files;
  useEffect(() => onNotYet(notYet), [notYet, onNotYet]);
  return (
    <>
      <FileRows files={files} isOver={isOver} />
      {slot ? createPortal(<AddFiles files={files} withLabel={withLabel} />, slot) : null}
    </>
  );
}
