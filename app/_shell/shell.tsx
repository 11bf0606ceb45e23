import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { ConnectionStatus, ServiceNotice } from "#app/_live/connection-status.tsx";
import { LiveConnection } from "#app/_live/live-connection.tsx";
import type { Me } from "#app/_trpc/outputs.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { maySeeMail } from "#server/desk/mails/wire.ts";
import { Bell } from "./bell.tsx";
import { Logo } from "./logo.tsx";
import { NavLinks } from "./nav-links.tsx";
import { homeOf, placesFor } from "./navigation.ts";
import { OwingFrame } from "./owing-frame.tsx";
import { UnprovedNotice } from "./unproved-notice.tsx";
import { UserMenu } from "./user-menu.tsx";

/** How many notifications the bell holds. */
const BELL_LIMIT = 20;

/** The frame of every signed-in page: a bar of 56 px, and `main` below it. */
export async function Shell({ me, children }: { me: Me; children: ReactNode }) {
  if (me.owes) return <OwingFrame>{children}</OwingFrame>;
  prefetch(trpc.notifications.list.queryOptions({ limit: BELL_LIMIT }));
  const { experiments, mails } = await getQueryClient().fetchQuery(trpc.session.modes.queryOptions());
  const places = placesFor(me.role, { experiments });
  return (
    <>
      <a
        href="#main"
        className="sr-only rounded-md bg-accent text-sm font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:px-4 focus:py-2"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 h-14 border-b border-border bg-surface">
        <div className="flex h-full items-center gap-2 px-3 sm:gap-6 sm:px-4">
          <Link href={homeOf(me.role)} className="flex items-center gap-2 rounded-md font-semibold">
            <Logo />
            QuickFix
          </Link>
          <nav
            aria-label="Main"
            className="hidden h-full min-w-0 flex-1 items-center gap-1 overflow-x-auto px-1 [scrollbar-width:none] sm:flex"
          >
            <NavLinks places={places} />
          </nav>
          <div className="ml-auto flex items-center gap-1">
            <ConnectionStatus />
            <HydrateClient>
              <Suspense fallback={<span className="size-9 pointer-coarse:size-11" />}>
                <Bell role={me.role} limit={BELL_LIMIT} />
              </Suspense>
            </HydrateClient>
            <UserMenu name={me.name} email={me.email} places={places} hasMail={mails === "caught" && maySeeMail(me)} />
          </div>
        </div>
      </header>
      {me.proved ? null : <UnprovedNotice email={me.email} isMailed={mails !== "none"} />}
      <main id="main" tabIndex={-1} className="min-h-[calc(100dvh-3.5rem)] outline-none">
        {children}
      </main>
      <LiveConnection role={me.role} />
      <ServiceNotice />
    </>
  );
}
