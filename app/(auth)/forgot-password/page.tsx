import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { getQueryClient, trpc } from "#app/_trpc/server.tsx";
import { ForgotPasswordForm } from "../_components/forgot-password-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.forgotten"))("title") };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth.forgotten");
  const { mails } = await getQueryClient().fetchQuery(trpc.session.modes.queryOptions());
  return (
    <>
      <h1 className="text-xl">{t("title")}</h1>
      {mails === "none" ? (
        <p className="text-muted">{t("noMail")}</p>
      ) : (
        <ForgotPasswordForm isCaught={mails === "caught"} />
      )}
      <p className="text-sm text-muted">
        {t.rich("remembered", {
          link: (words) => (
            <Link href="/sign-in" className="font-medium text-accent underline underline-offset-2">
              {words}
            </Link>
          ),
        })}
      </p>
    </>
  );
}
