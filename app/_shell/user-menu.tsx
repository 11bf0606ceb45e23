"use client";

import { Mail, Settings } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { Avatar } from "#app/_ui/avatar.tsx";
import { Name } from "#app/_ui/words.tsx";
import { NavLinks } from "./nav-links.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

/** Who I am, where I can go on a phone, how it looks, and the way out. */
export function UserMenu({
  name,
  email,
  places,
  hasMail,
}: {
  name: string;
  email: string;
  places: readonly { readonly href: string; readonly label: string }[];
  /** Whether there is a catcher that they may look into. */
  hasMail: boolean;
}) {
  const panel = useRef<HTMLElement>(null);
  const close = () => panel.current?.hidePopover();
  return (
    <>
      <button
        type="button"
        popoverTarget="account"
        aria-label={`Account of ${name}`}
        className="flex size-9 items-center justify-center rounded-full pointer-coarse:size-11"
      >
        <Avatar name={name} />
      </button>
      <section
        ref={panel}
        id="account"
        popover="auto"
        aria-label="Account"
        className="fixed top-14 right-2 w-72 rounded-lg border border-border bg-raised p-2 text-text shadow-float"
      >
        <div className="px-3 py-2">
          <p className="truncate text-sm font-medium">
            <Name>{name}</Name>
          </p>
          <p className="truncate text-sm text-muted" dir="auto">
            {email}
          </p>
        </div>
        <nav aria-label="Account" className="flex flex-col border-t border-border py-1">
          <div className="sm:hidden">
            <NavLinks places={places} stacked onFollow={close} />
          </div>
          <Link
            href="/settings"
            onClick={close}
            className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm hover:bg-sunken"
          >
            <Settings className="size-4" aria-hidden />
            Settings
          </Link>
          {hasMail ? (
            <Link
              href="/mail"
              onClick={close}
              className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm hover:bg-sunken"
            >
              <Mail className="size-4" aria-hidden />
              Mail
            </Link>
          ) : null}
        </nav>
        <div className="border-t border-border px-3 py-3">
          <ThemeChoice />
        </div>
        <div className="border-t border-border pt-2">
          <SignOutButton className="w-full justify-start px-3" />
        </div>
      </section>
    </>
  );
}
