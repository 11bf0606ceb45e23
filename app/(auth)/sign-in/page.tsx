import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { homeOf } from "#app/_shell/navigation.ts";
import { findMe } from "#app/_shell/require-me.ts";
import { getQueryClient, trpc } from "#app/_trpc/server.tsx";
import { ownPath } from "#server/core/own-path.ts";
import { readRefusal } from "#server/core/sign-in-refusal.ts";
import { getWeb } from "#server/web/get-web.ts";
import { ProviderButtons } from "../_components/provider-buttons.tsx";
import { SignInForm } from "../_components/sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.signIn"))("title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next: asked, callbackUrl, error } = await searchParams;
  const [me, modes] = await Promise.all([findMe(), getQueryClient().fetchQuery(trpc.session.modes.queryOptions())]);
  const t = await getTranslations("auth.signIn");
  const sayFailure = await getTranslations("ui.failure");
  const refused = typeof error === "string" ? readRefusal(error) : null;
  const { publicUrl } = getWeb().env;
  const next = ownPath(asked, publicUrl) ?? ownPath(callbackUrl, publicUrl) ?? "/";
  if (me) redirect(next === "/" ? homeOf(me.role) : next);
  return (
    <>
      <h1 className="text-xl">{t("title")}</h1>
      <SignInForm
        next={next}
        isDemo={modes.demo}
        refusal={refused && sayFailure(`signIn.${refused.key}`, refused.values)}
      />
      <ProviderButtons
        next={next}
        enabled={[...(modes.google ? (["google"] as const) : []), ...(modes.github ? (["github"] as const) : [])]}
      />
      <p className="text-sm text-muted">
        {t.rich("new", {
          link: (words) => (
            <Link href="/register" className="font-medium text-accent underline underline-offset-2">
              {words}
            </Link>
          ),
        })}
      </p>
    </>
  );
}
