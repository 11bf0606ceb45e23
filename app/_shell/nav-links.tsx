"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { loadLater } from "#app/_ui/load-later.ts";
import type { Place } from "./navigation.ts";

const InboxCount = loadLater(async () => (await import("./inbox-count.tsx")).InboxCount);

/** The places of a role, the present one marked for eyes and for screen readers. */
export function NavLinks({
  places,
  stacked = false,
  isNowhere = false,
}: {
  places: readonly Place[];
  stacked?: boolean;
  /** Under an address that leads nowhere, of which server and browser have different ideas. */
  isNowhere?: boolean;
}) {
  const t = useTranslations("shell.places");
  const pathname = usePathname();
  return places.map(({ href, id }) => {
    const isHere = !isNowhere && (pathname === href || pathname.startsWith(`${href}/`));
    return (
      <Link
        key={href}
        href={href}
        // Whatever it opened out of has done its work.
        onClick={({ currentTarget }) => currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
        aria-current={isHere ? "page" : undefined}
        className={cx(
          "flex items-center rounded-md px-3 text-sm whitespace-nowrap transition-colors duration-150",
          stacked ? "min-h-11" : "h-9",
          isHere ? "bg-sunken font-medium text-text" : "text-muted hover:bg-sunken hover:text-text",
        )}
      >
        {t(id)}
        {id === "inbox" ? (
          <Suspense>
            <InboxCount />
          </Suspense>
        ) : null}
      </Link>
    );
  });
}
