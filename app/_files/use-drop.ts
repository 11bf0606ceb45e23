"use client";

import { type RefObject, useEffect, useEffectEvent, useState } from "react";

const filesIn = (data: DataTransfer | null): File[] => [...(data?.files ?? [])];
const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;

/**
 * Takes files that are dropped on an element, or pasted into it.
 * @returns whether some are held above it
 */
export function useDrop(area: RefObject<HTMLElement | null>, add: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useEffectEvent(add);
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this a browser opens the file in the place of the page.
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) setOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      take(filesIn(event.dataTransfer));
    };
    const paste = (event: ClipboardEvent) => {
      const files = filesIn(event.clipboardData);
      if (files.length === 0) return;
      event.preventDefault();
      take(files);
    };
    element.addEventListener("dragover", over);
    element.addEventListener("dragleave", leave);
    element.addEventListener("drop", drop);
    element.addEventListener("paste", paste);
    return () => {
      element.removeEventListener("dragover", over);
      element.removeEventListener("dragleave", leave);
      element.removeEventListener("drop", drop);
      element.removeEventListener("paste", paste);
    };
  }, [area]);
  return isOver;
}
