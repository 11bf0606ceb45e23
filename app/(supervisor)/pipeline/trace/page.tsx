import { Waypoints } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { requireMe } from "#app/_shell/require-me.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { TraceSearch } from "./_components/trace-search.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("pipeline.trace"))("tab") };
}

/** Where to ask for the trace of a complaint. */
export default async function TracePage() {
  const t = await getTranslations("pipeline.trace");
  await requireMe({ roles: ["admin"] });
  return (
    <>
      <h1 className="text-lg">{t("title")}</h1>
      <TraceSearch given="" />
      <EmptyState icon={Waypoints} title={t("empty.title")}>
        {t("empty.line")}
      </EmptyState>
    </>
  );
}
