import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { Stopping } from "#server/desk/preferences/stop-token.ts";
import { getWeb } from "#server/web/get-web.ts";
import { stoppingIn } from "#server/web/http/stop-mails.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("stop"))("title"), robots: { index: false } };
}

interface Props {
  readonly params: Promise<{ readonly token: string }>;
  readonly searchParams: Promise<{ readonly done?: string }>;
}

/** Where a mail leads whoever wants no more like it: without signing in, and with a button, since programs open links, too. */
export default async function StopPage({ params, searchParams }: Props) {
  const [{ token }, { done }, t] = await Promise.all([params, searchParams, getTranslations("stop")]);
  const stopping = stoppingIn(getWeb(), token);
  return (
    <>
      <h1 className="text-xl">{t("title")}</h1>
      <div data-purpose className="flex flex-col gap-4">
        {!stopping ? (
          <Notice tone="danger">{t("unknown")}</Notice>
        ) : done === undefined ? (
          <Asked stopping={stopping} token={token} />
        ) : (
          <Notice tone="positive">{t("done")}</Notice>
        )}
      </div>
      <p className="text-sm text-muted">
        {t.rich("settings", {
          link: (words) => (
            <Link href="/settings" className="font-medium text-accent underline underline-offset-2">
              {words}
            </Link>
          ),
        })}
      </p>
    </>
  );
}

async function Asked({ stopping, token }: { stopping: Stopping; token: string }) {
  const [t, kinds] = await Promise.all([getTranslations("stop"), getTranslations("settings.notices.kinds")]);
  return (
    <>
      <p>{t("asked", { count: stopping.kinds.length })}</p>
      <ul className="list-disc ps-6">
        {stopping.kinds.map((kind) => (
          <li key={kind}>{kinds(`${kind}.title`)}</li>
        ))}
      </ul>
      <p className="text-sm text-muted">{t("stays")}</p>
      <form method="post" action={`/unsubscribe/${token}/now`}>
        <Button type="submit" name="page" value="1" variant="primary" size="lg">
          {t("button")}
        </Button>
      </form>
    </>
  );
}
