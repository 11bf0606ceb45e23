import { cx } from "class-variance-authority";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { Time } from "#app/_ui/time.tsx";
import type { RailStep } from "./rail.ts";

/** The way of a complaint: a row where there is room, a column on a phone. */
export function RailView({ steps }: { steps: readonly RailStep[] }) {
  const t = useTranslations("customer.rail");
  return (
    <ol className="flex flex-col sm:flex-row" aria-label={t("label")}>
      {steps.map(({ key, label, at, state }, index) => (
        <li
          key={key}
          aria-current={state === "current" ? "step" : undefined}
          className="relative flex gap-3 pb-4 last:pb-0 sm:flex-1 sm:flex-col sm:last:flex-none sm:gap-2 sm:pb-0"
        >
          {index < steps.length - 1 ? (
            <span
              aria-hidden
              className={cx(
                "absolute top-6 bottom-0 start-[0.6875rem] w-0.5 sm:top-[0.6875rem] sm:end-0 sm:bottom-auto sm:start-6 sm:h-0.5 sm:w-auto",
                state === "done" ? "bg-positive" : "bg-border",
              )}
            />
          ) : null}
          <Marker state={state} />
          <span className="flex flex-col pe-2">
            <span className={cx("text-sm", state === "ahead" ? "text-muted" : "font-medium")}>
              {label}
              {state === "done" ? <span className="sr-only"> {t("done")}</span> : null}
            </span>
            <span className="min-h-4 text-xs text-muted">{at ? <Time at={at} /> : null}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function Marker({ state }: { state: RailStep["state"] }) {
  return (
    <span
      aria-hidden
      className={cx(
        "relative flex size-6 shrink-0 items-center justify-center rounded-full border-2",
        state === "done" && "border-positive bg-positive text-surface",
        state === "current" && "animate-alive border-accent bg-surface text-accent",
        state === "ahead" && "border-border bg-surface",
      )}
    >
      {state === "done" ? <Check className="size-3.5" strokeWidth={3} /> : null}
      {state === "current" ? <span className="size-2 rounded-full bg-accent" /> : null}
    </span>
  );
}
