"use client";

import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { clockAt } from "#app/_ui/clock.ts";
import { useReaderZone } from "#app/_ui/reader-zone.tsx";
import { Time } from "#app/_ui/time.tsx";
import { useShortTime } from "#app/(supervisor)/_view/short-time.ts";
import type { TracedEvent, TraceStep } from "#server/operate/trace/wire.ts";

/** One event's steps, each with its time and where on the whole way it stands. */
export function EventSteps({ event }: { event: TracedEvent }) {
  const t = useTranslations("pipeline.trace");
  const sayEvent = useTranslations("pipeline.event");
  const shortTime = useShortTime();
  const { eventId, type, steps } = event;
  const whole = Math.max(1, ...steps.map(({ afterMs }) => afterMs));
  const [first] = steps;
  return (
    <article data-purpose aria-labelledby={eventId} className="rounded-lg border border-border bg-surface">
      <div className="flex flex-wrap items-baseline gap-x-3 border-b border-border px-4 py-2">
        <h3 id={eventId} className="text-sm">
          {sayEvent(type)}
        </h3>
        <code className="font-mono text-xs text-muted">{type}</code>
        {first ? (
          <span className="text-xs text-muted sm:ms-auto">
            {t.rich("whole", { time: () => <Time at={first.at} />, duration: shortTime(whole) })}
          </span>
        ) : null}
      </div>
      <ol className="px-4 py-2">
        {steps.map((step, index) => (
          <StepRow
            key={`${step.kind} ${step.at} ${step.where}`}
            step={step}
            tookMs={step.afterMs - (steps[index - 1]?.afterMs ?? 0)}
            wholeMs={whole}
          />
        ))}
      </ol>
    </article>
  );
}

/** What takes longer than this is worth a look. */
const LONG_MS = 1_000;

function StepRow({ step, tookMs, wholeMs }: { step: TraceStep; tookMs: number; wholeMs: number }) {
  const t = useTranslations("pipeline.trace");
  const { timeZone } = useReaderZone();
  const shortTime = useShortTime();
  const percent = (ms: number) => `${(ms / wholeMs) * 100}%`;
  const isLong = tookMs > LONG_MS;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-x-3 py-1 text-sm md:grid-cols-[7rem_minmax(0,22rem)_5rem_minmax(6rem,1fr)]">
      <time dateTime={step.at} className="text-xs text-muted max-md:order-3 max-md:col-span-2">
        {exactClock(step.at, timeZone)}
      </time>
      <span className="min-w-0">
        <span className="block">{t(`step.${step.kind}`)}</span>
        {step.note || step.where ? (
          <span className="block text-xs text-muted wrap-anywhere">
            {[step.note, step.where].filter((words) => words !== null).join(" · ")}
          </span>
        ) : null}
      </span>
      <span className={cx("tabular text-end", isLong ? "font-medium text-waiting" : "text-muted")}>
        +{shortTime(tookMs)}
      </span>
      <span className="relative h-1 rounded-full bg-sunken max-md:order-4 max-md:col-span-2" aria-hidden>
        <span
          className={cx("absolute inset-y-0 min-w-1 rounded-full", isLong ? "bg-waiting" : "bg-accent")}
          style={{ right: percent(wholeMs - step.afterMs), width: percent(tookMs) }}
        />
      </span>
    </li>
  );
}

/** Hours to milliseconds. */
function exactClock(at: string, timeZone: string): string {
  const moment = new Date(at);
  return `${clockAt(moment, timeZone).time}.${String(moment.getUTCMilliseconds()).padStart(3, "0")}`;
}
