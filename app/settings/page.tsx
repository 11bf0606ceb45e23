import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Suspense } from "react";
import { PROVIDERS } from "#app/_shell/providers.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { ThemeChoice } from "#app/_shell/theme-choice.tsx";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { knownTimeZones } from "#server/desk/hours/known-time-zones.ts";
import { AddressForm } from "./_components/address-form.tsx";
import { NoticePreferences } from "./_components/notice-preferences.tsx";
import { OwnDataSection } from "./_components/own-data-section.tsx";
import { PasswordForm } from "./_components/password-form.tsx";
import { ProfileForm } from "./_components/profile-form.tsx";
import { SecondFactorSection } from "./_components/second-factor-section.tsx";
import { SettingsLink } from "./_components/settings-link.tsx";
import { SoundSwitch } from "./_components/sound-switch.tsx";
import { TimeZoneForm } from "./_components/time-zone-form.tsx";
import { TokenSection } from "./_components/token-section.tsx";
import { PushLater } from "./_push/push-later.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("title") };
}

export default async function SettingsPage() {
  const me = await requireMe();
  const modes = await getQueryClient().fetchQuery(trpc.session.modes.queryOptions());
  const { timeZone: deskZone } = await getQueryClient().fetchQuery(trpc.hours.get.queryOptions());
  const t = await getTranslations("settings");
  prefetch(trpc.tokens.list.queryOptions());
  prefetch(trpc.ownData.erasure.queryOptions());
  prefetch(trpc.preferences.mine.queryOptions());
  prefetch(trpc.secondFactor.state.queryOptions());
  return (
    <div className="mx-auto flex max-w-3xl flex-col px-4 py-6 text-base">
      <h1 className="text-lg">{t("title")}</h1>
      <Section title={t("profile.title")} line={t("profile.line")}>
        <ProfileForm name={me.name} email={me.email} />
      </Section>
      <Section title={t("address.title")} line={t("address.line")}>
        <AddressForm confirmsBy={me.confirmsBy} />
      </Section>
      <Section title={t("look.title")} line={t("look.line")}>
        <div className="max-w-80">
          <ThemeChoice />
        </div>
      </Section>
      <Section title={t("zone.title")} line={t("zone.line")}>
        <TimeZoneForm choice={me.zone.choice} deskZone={deskZone} zones={knownTimeZones()} />
      </Section>
      <Section title={t("notices.title")} line={t("notices.line")}>
        <HydrateClient>
          <Suspense fallback={<SkeletonRows rows={6} rowClass="h-14" label={t("notices.loading")} />}>
            <NoticePreferences role={me.role} />
          </Suspense>
        </HydrateClient>
      </Section>
      <Section title={t("push.title")} line={t("push.line")}>
        <PushLater label={t("push.loading")} />
      </Section>
      {me.role === "agent" ? (
        <Section title={t("sound.title")} line={t("sound.line")}>
          <SoundSwitch />
        </Section>
      ) : null}
      <Section title={t("password.title")} line={t("password.line")}>
        {me.confirmsBy === "password" ? (
          <PasswordForm email={me.email} />
        ) : (
          <p className="text-sm text-muted">{t("password.elsewhere", { provider: PROVIDERS[me.confirmsBy] })}</p>
        )}
      </Section>
      <Section title={t("secondFactor.title")} line={t("secondFactor.line")}>
        <HydrateClient>
          <Suspense fallback={<SkeletonRows rows={1} rowClass="h-14" label={t("secondFactor.loading")} />}>
            <SecondFactorSection hasProviders={modes.google || modes.github} />
          </Suspense>
        </HydrateClient>
      </Section>
      <Section title={t("sessions.section")} line={t("sessions.line")}>
        <SettingsLink href="/settings/sessions">{t("sessions.title")}</SettingsLink>
      </Section>
      <Section title={t("tokens.title")} line={t("tokens.line")}>
        <HydrateClient>
          <Suspense fallback={<SkeletonRows rows={2} rowClass="h-14" label={t("tokens.loading")} />}>
            <TokenSection />
          </Suspense>
        </HydrateClient>
      </Section>
      <Section title={t("ownData.title")} line={t("ownData.line")}>
        <HydrateClient>
          <Suspense fallback={<SkeletonRows rows={2} rowClass="h-14" label={t("ownData.loading")} />}>
            <OwnDataSection isAdmin={me.role === "admin"} />
          </Suspense>
        </HydrateClient>
      </Section>
    </div>
  );
}

/** One subject of the settings: what it is at the left, what can be done at the right. */
function Section({ title, line, children }: { title: string; line: string; children: ReactNode }) {
  return (
    <section
      data-purpose
      className="grid gap-x-8 gap-y-4 border-b border-border py-8 last:border-b-0 sm:grid-cols-[12rem_1fr]"
    >
      <div>
        <h2 className="text-base">{title}</h2>
        <p className="text-sm text-muted">{line}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
