"use client";

import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import { type ExternalToast, toast as sonner, Toaster } from "sonner";

let mounted: Root | null = null;

/** Mounted beside the page on first use, in a root of its own, so that no page carries it. */
function mountToaster(): void {
  if (mounted) return;
  const host = document.createElement("div");
  host.className = "font-sans";
  document.body.append(host);
  mounted = createRoot(host);
  const root = mounted;
  flushSync(() =>
    root.render(
      <Toaster
        // Under the bar: at the foot it would cover the buttons that send, and a phone's bar of panes.
        position="top-right"
        offset={{ top: 64 }}
        mobileOffset={{ top: 64 }}
        style={{ fontFamily: "inherit" }}
        toastOptions={{
          unstyled: true,
          classNames: {
            toast:
              "flex w-[min(22rem,calc(100vw-2rem))] items-start gap-2 rounded-lg border border-border bg-raised p-3 text-sm text-text shadow-float",
            content: "flex-1 min-w-0",
            title: "font-medium",
            description: "text-muted",
            actionButton: "rounded-md px-2 py-1 font-medium text-accent hover:bg-sunken",
            error: "text-danger",
          },
        }}
      />,
    ),
  );
}

export function showToast(kind: "success" | "info" | "error", text: string, options?: ExternalToast): void {
  mountToaster();
  sonner[kind](text, options);
}
