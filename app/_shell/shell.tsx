import { cx } from "class-variance-authority";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { KeepUnsent } from "#app/_drafts/keep-unsent.tsx";
import { Tray } from "#app/_drafts/tray.tsx";
import { ConnectionStatus, ServiceNotice } from "#app/_live/connection-status.tsx";
import { LiveLater } from "#app/_live/live-later.tsx";
import { StillThem } from "#app/_people/still-them.tsx";
import type { Me } from "#app/_trpc/outputs.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { ReaderZoneProvider } from "#app/_ui/reader-zone.tsx";
import { NEWS_PAGE } from "#server/core/most-listed.ts";
import { maySeeMail } from "#server/desk/mails/wire.ts";
import { AlertBarLater } from "./alert-bar-later.tsx";
import { BellLater } from "./bell-later.tsx";
import { Logo } from "./logo.tsx";
import { NavLinks } from "./nav-links.tsx";
import { homeOf, placesFor } from "./navigation.ts";
import { OwingFrame } from "./owing-frame.tsx";
import { PlacesMenu } from "./places-menu.tsx";
import { UnprovedLater } from "./unproved-later.tsx";
import { UserMenu } from "./user-menu.tsx";

/** From where on the bar has room for all the places beside each other; below that they are behind one button. */
const FEW = { row: "hidden sm:flex", menu: "sm:hidden" } as const;
const MANY = { row: "hidden xl:flex", menu: "xl:hidden" } as const;

/** The frame of every signed-in page: a bar (`--bar` high), and `main` below it. */
export async function Shell({ me, isNowhere, children }: { me: Me; isNowhere?: boolean; children: ReactNode }) {
  const owner = { _id: me._id, name: me.name, email: me.email, confirmsBy: me.confirmsBy };
  if (me.owes) {
    return (
      <StillThem me={owner}>
        <OwingFrame>{children}</OwingFrame>
      </StillThem>
    );
  }
  prefetch(trpc.notifications.grouped.queryOptions({ limit: NEWS_PAGE }));
  if (me.role === "admin") prefetch(trpc.alerts.list.queryOptions());
  const { experiments, mails } = await getQueryClient().fetchQuery(trpc.session.modes.queryOptions());
  const t = await getTranslations("shell");
  const places = placesFor(me.role, { experiments });
  const bar = places.length > 4 ? MANY : FEW;
  return (
    <StillThem me={owner}>
      <ReaderZoneProvider timeZone={me.zone.timeZone}>
        <a
          href="#main"
          className="sr-only rounded-md bg-accent text-sm font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:start-2 focus:z-50 focus:px-4 focus:py-2"
        >
          {t("skip")}
        </a>
        <header className="sticky top-0 z-30 h-(--bar) border-b border-border bg-surface">
          <div className="flex h-full items-center gap-2 px-3 sm:gap-6 sm:px-4">
            <Link href={homeOf(me.role)} className="flex items-center gap-2 rounded-md font-semibold">
              <Logo />
              <span className="max-sm:sr-only">QuickFix</span>
            </Link>
            <PlacesMenu places={places} isNowhere={isNowhere === true} className={bar.menu} />
            <nav aria-label={t("main")} className={cx("h-full items-center gap-1", bar.row)}>
              <NavLinks places={places} isNowhere={isNowhere === true} />
            </nav>
            <div className="ms-auto flex min-w-0 items-center gap-1">
              <ConnectionStatus />
              <HydrateClient>
                <BellLater role={me.role} />
              </HydrateClient>
              <UserMenu
                name={me.name}
                email={me.email}
                hasMail={mails === "caught" && maySeeMail(me)}
                isAgent={me.role === "agent"}
              />
            </div>
          </div>
        </header>
        {me.proved ? null : <UnprovedLater email={me.email} isMailed={mails !== "none"} />}
        <div className="sticky top-(--bar) z-20">
          {me.role === "admin" ? <AlertBarLater /> : null}
          <Tray />
        </div>
        <main id="main" tabIndex={-1} className="min-h-[calc(100dvh-var(--bar)-var(--tray,0px))] outline-none">
          {children}
        </main>
        <KeepUnsent personId={me._id} />
        <LiveLater role={me.role} userId={me._id} />
        <ServiceNotice />
      </ReaderZoneProvider>
    </StillThem>
  );
}
