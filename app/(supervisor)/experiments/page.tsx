import { FlaskConicalOff } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Messages } from "#app/_language/messages.tsx";
import { sayRefusal } from "#app/_language/say-refusal.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, prefetch, trpc } from "#app/_trpc/server.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { Experiments } from "./_components/experiments.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("experiments"))("title") };
}

/** Where a sceptic breaks the desk and watches what it does about it. In production it says why not. */
export default async function ExperimentsPage() {
  const t = await getTranslations("experiments");
  await requireMe({ roles: ["admin"] });
  const refusal = await findRefusal();
  if (refusal === null) prefetch(trpc.pipeline.live.queryOptions());
  return (
    <Messages of={["experiments"]}>
      <HydrateClient>
        <div className="mx-auto flex max-w-[90rem] flex-col gap-6 p-4">
          <div>
            <h1 className="text-lg">{t("title")}</h1>
            <p className="max-w-[72ch] text-muted">{t("intro")}</p>
          </div>
          {refusal === null ? (
            <Experiments />
          ) : (
            <Panel>
              <EmptyState icon={FlaskConicalOff} title={t("none")}>
                {refusal}
              </EmptyState>
            </Panel>
          )}
        </div>
      </HydrateClient>
    </Messages>
  );
}

/** Asked before anything is sent: the page is there at once, or the reason why nothing can be broken here. */
async function findRefusal(): Promise<string | null> {
  try {
    await getQueryClient().fetchQuery(trpc.experiments.desk.queryOptions());
    return null;
  } catch (error) {
    const refusal = await sayRefusal(error);
    if (refusal !== null) return refusal;
    throw error;
  }
}
