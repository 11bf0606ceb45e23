"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** The places of a role, the present one marked for eyes and for screen readers. */
export function NavLinks({
  places,
  stacked = false,
  onFollow,
}: {
  places: readonly { readonly href: string; readonly label: string }[];
  stacked?: boolean;
  onFollow?: () => void;
}) {
  const pathname = usePathname();
  return places.map(({ href, label }) => {
    const isHere = pathname === href || pathname.startsWith(`${href}/`);
    return (
      <Link
        key={href}
        href={href}
        onClick={onFollow}
        aria-current={isHere ? "page" : undefined}
        className={cx(
          "flex items-center rounded-md px-3 text-sm whitespace-nowrap transition-colors duration-150",
          stacked ? "min-h-11" : "h-9",
          isHere ? "bg-sunken font-medium text-text" : "text-muted hover:bg-sunken hover:text-text",
        )}
      >
        {label}
      </Link>
    );
  });
}
