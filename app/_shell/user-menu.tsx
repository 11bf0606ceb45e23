"use client";

import { useTranslations } from "next-intl";
import { Suspense, useRef } from "react";
import { Avatar } from "#app/_ui/avatar.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import type { AccountPanelProps } from "./account-panel.tsx";

/** The server has written it already, and its links work without its code. */
const AccountPanel = loadLater(async () => (await import("./account-panel.tsx")).AccountPanel);

/** What is mine, behind a button. The panel is the browser's own popover. */
export function UserMenu(props: AccountPanelProps) {
  const t = useTranslations("shell.account");
  const panel = useRef<HTMLElement>(null);
  return (
    <>
      <button
        type="button"
        popoverTarget="account"
        aria-label={t("button", { name: props.name })}
        className="flex size-9 items-center justify-center rounded-full pointer-coarse:size-11"
      >
        <Avatar name={props.name} />
      </button>
      <section
        ref={panel}
        id="account"
        popover="auto"
        aria-label={t("label")}
        className="fixed top-(--bar) end-2 max-h-[calc(100dvh-var(--bar)-0.5rem)] w-72 overflow-y-auto rounded-lg border border-border bg-raised p-2 text-text shadow-float"
      >
        <Suspense>
          <AccountPanel {...props} onClose={() => panel.current?.hidePopover()} />
        </Suspense>
      </section>
    </>
  );
}
