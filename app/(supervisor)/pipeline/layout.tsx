import type { ReactNode } from "react";
import { Messages } from "#app/_language/messages.tsx";
import { PipelineTabs } from "./_components/pipeline-tabs.tsx";

/** The console's own bar above each of its pages. Who may see them is each page's own matter. */
export default function PipelineLayout({ children }: { children: ReactNode }) {
  return (
    <Messages of={["pipeline"]}>
      <div className="mx-auto flex max-w-[90rem] flex-col gap-6 p-4 short:gap-3 short:p-2">
        <PipelineTabs />
        {children}
      </div>
    </Messages>
  );
}
