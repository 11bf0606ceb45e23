import { Waypoints } from "lucide-react";
import type { Metadata } from "next";
import { requireMe } from "#app/_shell/require-me.ts";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { TraceSearch } from "./_components/trace-search.tsx";

export const metadata: Metadata = { title: "Trace" };

/** Where to ask for the trace of a complaint. */
export default async function TracePage() {
  await requireMe({ roles: ["admin"] });
  return (
    <>
      <h1 className="text-lg">Trace of a complaint</h1>
      <TraceSearch given="" />
      <EmptyState icon={Waypoints} title="Every step, from the click to the screen">
        Give the number of a complaint. Steps are kept for seven days, what happened to the complaint for ever.
      </EmptyState>
    </>
  );
}
