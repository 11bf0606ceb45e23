import type { ReactNode } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { ServiceNotice } from "#app/_live/connection-status.tsx";
import { Logo } from "#app/_shell/logo.tsx";

/** A narrow column in the middle of a quiet page. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-96 flex-col justify-center gap-6 px-4 py-8 text-base">
      <p className="flex items-center gap-2 text-lg font-semibold">
        <Logo className="size-7" />
        QuickFix
      </p>
      <Messages of={["auth"]}>{children}</Messages>
      <ServiceNotice />
    </main>
  );
}
