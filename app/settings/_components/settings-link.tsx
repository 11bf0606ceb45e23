import Link from "next/link";
import type { ReactNode } from "react";

/** From one page of the settings to another. */
export function SettingsLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="self-start text-sm text-accent underline underline-offset-2">
      {children}
    </Link>
  );
}
