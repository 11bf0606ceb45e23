import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Suspense } from "react";
import { PROVIDERS } from "#app/_shell/providers.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { ThemeChoice } from "#app/_shell/theme-choice.tsx";
import { HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { AddressForm } from "./_components/address-form.tsx";
import { OwnDataSection } from "./_components/own-data-section.tsx";
import { PasswordForm } from "./_components/password-form.tsx";
import { ProfileForm } from "./_components/profile-form.tsx";
import { SecondFactorSection } from "./_components/second-factor-section.tsx";
import { SettingsLink } from "./_components/settings-link.tsx";
import { SoundSwitch } from "./_components/sound-switch.tsx";
import { TokenSection } from "./_components/token-section.tsx";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const me = await requireMe();
  prefetch(trpc.tokens.list.queryOptions());
  prefetch(trpc.ownData.erasure.queryOptions());
  prefetch(trpc.secondFactor.state.queryOptions());
  return (
    <div className="mx-auto flex max-w-3xl flex-col px-4 py-6 text-base">
      <h1 className="text-lg">Settings</h1>
      <Section title="Profile" line="How others see you here.">
        <ProfileForm name={me.name} email={me.email} />
      </Section>
      <Section
        title="E-mail address"
        line="What you sign in with, and where we write to. A change is confirmed at both."
      >
        <AddressForm confirmsBy={me.confirmsBy} />
      </Section>
      <Section title="Look" line="Kept on this device.">
        <div className="max-w-80">
          <ThemeChoice />
        </div>
      </Section>
      {me.role === "agent" ? (
        <Section title="Sound" line="Kept on this device. One sound, however many tabs are open.">
          <SoundSwitch />
        </Section>
      ) : null}
      <Section title="Password" line="Everybody signed in with the old one is signed out.">
        {me.confirmsBy === "password" ? (
          <PasswordForm email={me.email} />
        ) : (
          <p className="text-sm text-muted">
            You sign in with {PROVIDERS[me.confirmsBy]}, and have no password here. “Forgotten your password?” on the
            sign-in page gives you one.
          </p>
        )}
      </Section>
      <Section title="Second factor" line="A code from your phone, beside the password.">
        <HydrateClient>
          <Suspense fallback={<SkeletonRows rows={1} rowClass="h-14" label="Loading your second factor" />}>
            <SecondFactorSection />
          </Suspense>
        </HydrateClient>
      </Section>
      <Section title="Sessions" line="Every browser you are signed in with.">
        <SettingsLink href="/settings/sessions">Where you are signed in</SettingsLink>
      </Section>
      <Section title="API tokens" line="For programs that act in your name.">
        <HydrateClient>
          <Suspense fallback={<SkeletonRows rows={2} rowClass="h-14" label="Loading your tokens" />}>
            <TokenSection />
          </Suspense>
        </HydrateClient>
      </Section>
      <Section title="Your data" line="Yours to take away, and to have erased.">
        <HydrateClient>
          <Suspense fallback={<SkeletonRows rows={2} rowClass="h-14" label="Loading your data" />}>
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
    <section className="grid gap-x-8 gap-y-4 border-b border-border py-8 last:border-b-0 sm:grid-cols-[12rem_1fr]">
      <div>
        <h2 className="text-base">{title}</h2>
        <p className="text-sm text-muted">{line}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
