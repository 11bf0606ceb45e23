"use client";

import { useTranslations } from "next-intl";
import { Logo } from "#app/_shell/logo.tsx";
import { Button } from "#app/_ui/button.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { isolated } from "#server/core/characters.ts";
import type { Gone } from "./gone.ts";

/** In place of a page whose person is no longer signed in here. Nothing of theirs is on it. */
export function Curtain({ gone }: { gone: Gone }) {
  const t = useTranslations("persons.curtain");
  const name = gone.kind === "another" ? gone.name : null;
  return (
    <main className="mx-auto flex min-h-dvh max-w-[35rem] flex-col justify-center gap-4 px-4 text-base">
      <p className="flex items-center gap-2 font-semibold">
        <Logo />
        QuickFix
      </p>
      <h1 className="text-xl" tabIndex={-1} ref={focusOnMount}>
        {gone.kind === "out" ? t("out") : name === null ? t("another") : t("anotherNamed", { name: isolated(name) })}
      </h1>
      <p className="text-muted">{gone.kind === "out" ? t("outLine") : t("anotherLine")}</p>
      <div>
        <Button variant="primary" size="lg" onClick={() => location.assign(gone.kind === "out" ? "/sign-in" : "/")}>
          {gone.kind === "out" ? t("signIn") : t("goOn")}
        </Button>
      </div>
    </main>
  );
}
