"use client";

import { type Ref, type RefCallback, useCallback, useEffect, useRef } from "react";
import { type Control, type Early, writtenIn } from "./control.ts";
import { insist } from "./load-later.ts";

/**
 * For a control that the server renders: what somebody enters before the page is awake is entered once more when it is, and
 * is news to whoever listens then. Without it React, and a form library on top of it, put back what the server had written.
 */
export function useEarly<T extends Control>(ref?: Ref<T>): RefCallback<T> {
  const seen = useRef<{ readonly node: T; readonly early: Early | null } | null>(null);
  const attach = useCallback(
    (node: T | null) => {
      // Before anybody else who waits for the node can write into it.
      if (node) seen.current ??= { node, early: earlyIn(node) };
      return give(ref, node);
    },
    [ref],
  );
  useEffect(() => {
    const { node, early } = seen.current ?? {};
    if (!node || !early) return;
    seen.current = { node, early: null };
    inTurn(async () => (await insist(() => import("./enter-again.ts"))).enterAgain(node, early));
  }, []);
  return attach;
}

/** What somebody has entered so far; null while it stands as the server wrote it. */
function earlyIn(node: Control): Early | null {
  if ("options" in node) {
    const written = writtenIn(node);
    // One that came up in the browser holds what React chose in it, and nobody has entered that.
    return written && written.value !== node.value ? node.value : null;
  }
  // Of a group's buttons the one that is on says it all.
  if ("checked" in node && /radio|checkbox/.test(node.type))
    return node.checked !== node.defaultChecked && (node.checked || node.type === "checkbox") ? node.checked : null;
  return node.value === node.defaultValue ? null : node.value;
}

function give<T>(ref: Ref<T> | undefined, node: T | null) {
  if (typeof ref === "function") return ref(node);
  if (ref) ref.current = node;
  return undefined;
}

let line = Promise.resolve();

/** One after the other, in the order of the page: what was entered, then that it was submitted. After all effects. */
export function inTurn(work: () => Promise<void>): void {
  line = line.then(work);
}
