import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { sayRefusal } from "#app/_language/say-refusal.ts";
import { complaintTitle } from "#app/_shell/complaint-title.ts";
import { requireMe } from "#app/_shell/require-me.ts";
import { getQueryClient, HydrateClient, trpc } from "#app/_trpc/server.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ComplaintTraceView } from "../_components/complaint-trace.tsx";
import { TraceSearch } from "../_components/trace-search.tsx";

type Params = Promise<{ id: string }>;

export async function generateMetadata({ params }: { params: Params }): Promise<Metadata> {
  const t = await getTranslations("pipeline.trace");
  const complaint = complaintTitle((await params).id, await getTranslations("shell"));
  return { title: t("tabOf", { complaint }) };
}

/** One complaint's way through the pipeline. */
export default async function ComplaintTracePage({ params }: { params: Params }) {
  const t = await getTranslations("pipeline.trace");
  const id = decodeURIComponent((await params).id);
  await requireMe({ roles: ["admin"] });
  const problem = await findProblem(id);
  return (
    <HydrateClient>
      <h1 className="text-lg">{t("title")}</h1>
      <TraceSearch key={id} given={id} />
      {problem === null ? <ComplaintTraceView id={id} /> : <Notice tone="danger">{problem}</Notice>}
    </HydrateClient>
  );
}

/** Why there is no trace, in a sentence, for a number that nobody has. Any other failure is the browser's to retry. */
async function findProblem(id: string): Promise<string | null> {
  try {
    await getQueryClient().fetchQuery(trpc.pipeline.trace.queryOptions({ id }));
    return null;
  } catch (error) {
    return error instanceof TRPCError && error.code === "NOT_FOUND" ? sayRefusal(error) : null;
  }
}
