"use client";

import type { ExternalToast } from "sonner";

type Kind = "success" | "info" | "error";

/** The toaster's code arrives with the first toast: most visits never need it. */
async function show(kind: Kind, text: string, options?: ExternalToast): Promise<void> {
  const { showToast } = await import("./toaster.tsx");
  showToast(kind, text, options);
}

/**
 * Says in passing what happened out of sight. What is already visible needs no toast; a failure belongs beside
 * what failed whenever that is on the screen.
 */
export const toast = {
  success: (text: string, options?: ExternalToast): void => void show("success", text, options),
  info: (text: string, options?: ExternalToast): void => void show("info", text, options),
  error: (text: string, options?: ExternalToast): void => void show("error", text, options),
};
