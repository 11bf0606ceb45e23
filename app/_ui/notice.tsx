import { cva, type VariantProps } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const notice = cva("flex items-start gap-2 rounded-md px-3 py-2 text-sm", {
  variants: {
    tone: {
      info: "bg-accent-soft",
      positive: "bg-positive-soft",
      waiting: "bg-waiting-soft",
      danger: "bg-danger-soft",
    },
  },
  defaultVariants: { tone: "info" },
});

type Tone = NonNullable<VariantProps<typeof notice>["tone"]>;
const ICON = {
  info: <Info className="mt-0.5 size-4 shrink-0 text-accent" aria-hidden />,
  positive: <CircleCheck className="mt-0.5 size-4 shrink-0 text-positive" aria-hidden />,
  waiting: <TriangleAlert className="mt-0.5 size-4 shrink-0 text-waiting" aria-hidden />,
  danger: <CircleAlert className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden />,
} as const satisfies Record<Tone, ReactNode>;

/** A sentence that stays where it concerns: what happened, what was kept, what to do. Danger is announced at once. */
export function Notice({ tone = "info", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <div role={tone === "danger" ? "alert" : "status"} className={notice({ tone })}>
      {ICON[tone]}
      <div className="min-w-0">{children}</div>
    </div>
  );
}
