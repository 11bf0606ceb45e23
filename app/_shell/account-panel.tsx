"use client";

import { Mail, Settings } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Name } from "#app/_ui/words.tsx";
import { SignOutButton } from "./sign-out-button.tsx";
import { ThemeChoice } from "./theme-choice.tsx";

export interface AccountPanelProps {
  readonly name: string;
  readonly email: string;
  /** Whether there is a catcher that they may look into. */
  readonly hasMail: boolean;
  readonly isAgent: boolean;
}

/** Who I am, my settings, how it looks, and the way out. */
export function AccountPanel(props: AccountPanelProps & { onClose: () => void }) {
  const { name, email, hasMail, isAgent, onClose } = props;
  const t = useTranslations("shell.account");
  return (
    <>
      <div className="px-3 py-2">
        <p className="truncate text-sm font-medium">
          <Name>{name}</Name>
        </p>
        <p className="truncate text-sm text-muted" dir="auto">
          {email}
        </p>
      </div>
      <nav aria-label={t("label")} className="flex flex-col border-t border-border py-1">
        <Link
          href="/settings"
          onClick={onClose}
          className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm hover:bg-sunken"
        >
          <Settings className="size-4" aria-hidden />
          {t("settings")}
        </Link>
        {hasMail ? (
          <Link
            href="/mail"
            onClick={onClose}
            className="flex min-h-11 items-center gap-2 rounded-md px-3 text-sm hover:bg-sunken"
          >
            <Mail className="size-4" aria-hidden />
            {t("mail")}
          </Link>
        ) : null}
      </nav>
      <div className="border-t border-border px-3 py-3">
        <ThemeChoice />
      </div>
      <div className="border-t border-border pt-2">
        <SignOutButton isAgent={isAgent} className="w-full justify-start px-3" onPress={onClose} />
      </div>
    </>
  );
}
