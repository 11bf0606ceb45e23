import { useTranslations } from "next-intl";
import { buttonStyle } from "#app/_ui/button-style.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Logo } from "./logo.tsx";

/** What a page says when there is nothing at its address. The frame around it brings the `main`. */
export function NothingHere() {
  const t = useTranslations("shell.nothing");
  return (
    <div className="flex min-h-[70dvh] items-center justify-center text-base">
      <h1 className="sr-only">{t("title")}</h1>
      <EmptyState
        // Every page carries this one, and a sign of the library would come with all of its code.
        icon={Logo}
        title={t("heading")}
        action={
          // oxlint-disable-next-line next/no-html-link-for-pages -- every page carries this one; a plain link weighs nothing
          <a href="/" className={buttonStyle({ variant: "primary", size: "lg" })}>
            {t("start")}
          </a>
        }
      >
        {t("line")}
      </EmptyState>
    </div>
  );
}
