import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { findMe } from "#app/_shell/require-me.ts";
import { RegisterForm } from "../_components/register-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.register"))("title") };
}

export default async function RegisterPage() {
  if (await findMe()) redirect("/");
  const t = await getTranslations("auth.register");
  return (
    <>
      <h1 className="text-xl">{t("title")}</h1>
      <RegisterForm />
      <p className="text-sm text-muted">
        {t.rich("known", {
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
