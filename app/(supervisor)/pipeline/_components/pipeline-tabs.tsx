"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

const TABS = [
  { href: "/pipeline", name: "overview" },
  { href: "/pipeline/trace", name: "trace" },
  { href: "/pipeline/replay", name: "replay" },
] as const;

/** The pages of the console, the present one marked. */
export function PipelineTabs() {
  const t = useTranslations("pipeline.tabs");
  const pathname = usePathname();
  return (
    <nav aria-label={t("label")} className="flex gap-1 border-b border-border">
      {TABS.map(({ href, name: tab }) => {
        const isHere = href === "/pipeline" ? pathname === href : pathname.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={isHere ? "page" : undefined}
            className={cx(
              "-mb-px flex h-9 items-center border-b-2 px-3 text-sm pointer-coarse:h-11",
              isHere ? "border-accent font-medium text-text" : "border-transparent text-muted hover:text-text",
            )}
          >
            {t(tab)}
          </Link>
        );
      })}
    </nav>
  );
}
