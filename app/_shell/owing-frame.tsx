import type { ReactNode } from "react";
import { ServiceNotice } from "#app/_live/connection-status.tsx";
import { Logo } from "./logo.tsx";
import { SignOutButton } from "./sign-out-button.tsx";

/** The frame for staff who owe a second factor: what it takes to set it up, and the way out. Nothing in it asks for more. */
export function OwingFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <header className="sticky top-0 z-30 h-(--bar) border-b border-border bg-surface">
        <div className="flex h-full items-center justify-between gap-2 px-3 sm:px-4">
          <p className="flex items-center gap-2 font-semibold">
            <Logo />
            QuickFix
          </p>
          <SignOutButton />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="min-h-[calc(100dvh-var(--bar))] outline-none">
        {children}
      </main>
      <ServiceNotice />
    </>
  );
}
