"use client";

import { type ComponentProps, Suspense } from "react";
import { loadLater } from "#app/_ui/load-later.ts";
import type { Attachments as WholeAttachments } from "./attachments.tsx";
import type { FileCorner as WholeCorner } from "./file-corner.tsx";

/** Whoever writes can write before it is there. */
const Corner = loadLater(async () => (await import("./file-corner.tsx")).FileCorner);
const Attached = loadLater(async () => (await import("./attachments.tsx")).Attachments);

export function FileCorner(props: ComponentProps<typeof WholeCorner>) {
  return (
    <Suspense>
      <Corner {...props} />
    </Suspense>
  );
}

export function Attachments(props: ComponentProps<typeof WholeAttachments>) {
  return <Suspense>{props.files.length === 0 ? null : <Attached {...props} />}</Suspense>;
}
