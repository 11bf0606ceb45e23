"use client";

import { cx } from "class-variance-authority";
import { Time } from "#app/_ui/time.tsx";
import { useHydrated } from "#app/_ui/use-hydrated.ts";
import { shortTime } from "#app/(supervisor)/_view/short-time.ts";
import { EVENTS } from "#server/core/events/event-data.ts";
import type { TracedEvent, TraceStep, TraceStepKind } from "#server/operate/trace/wire.ts";

/** One event's steps, each with its time and where on the whole way it stands. */
export function EventSteps({ event }: { event: TracedEvent }) {
  const { eventId, type, steps } = event;
  const whole = Math.max(1, ...steps.map(({ afterMs }) => afterMs));
  const [first] = steps;
  return (
    <article aria-labelledby={eventId} className="rounded-lg border border-border bg-surface">
      <div className="flex flex-wrap items-baseline gap-x-3 border-b border-border px-4 py-2">
        <h3 id={eventId} className="text-sm">
          {EVENTS[type].words}
        </h3>
        <code className="font-mono text-xs text-muted">{type}</code>
        {first ? (
          <span className="text-xs text-muted sm:ml-auto">
            <Time at={first.at} />, {shortTime(whole)} in all
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

const STEP_WORDS: Readonly<Record<TraceStepKind, string>> = {
  clicked: "Clicked",
  committed: "Written, together with its event",
  stored: "In the event store",
  published: "Confirmed by SNS",
  sent: "In the queue",
  received: "Received",
  "pass-began": "Dispatch pass began",
  "pass-ended": "Dispatch pass ended",
  settled: "Settled",
  noticed: "Notice stored",
  emitted: "Sent to browsers",
  shown: "On the screen",
};

/** What takes longer than this is worth a look. */
const LONG_MS = 1_000;

function StepRow({ step, tookMs, wholeMs }: { step: TraceStep; tookMs: number; wholeMs: number }) {
  const isHydrated = useHydrated();
  const percent = (ms: number) => `${(ms / wholeMs) * 100}%`;
  const isLong = tookMs > LONG_MS;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-x-3 py-1 text-sm md:grid-cols-[7rem_minmax(0,22rem)_5rem_minmax(6rem,1fr)]">
      <time dateTime={step.at} className="text-xs text-muted max-md:order-3 max-md:col-span-2" suppressHydrationWarning>
        {exactClock(step.at, isHydrated)}
      </time>
      <span className="min-w-0">
        <span className="block">{STEP_WORDS[step.kind]}</span>
        {step.note || step.where ? (
          <span className="block text-xs text-muted wrap-anywhere">
            {[step.note, step.where].filter((words) => words !== null).join(" · ")}
          </span>
        ) : null}
      </span>
      <span className={cx("tabular text-right", isLong ? "font-medium text-waiting" : "text-muted")}>
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

/** Hours to milliseconds: the reader's own zone in the browser, UTC until then. */
function exactClock(at: string, isHydrated: boolean): string {
  const moment = new Date(at);
  const clock = moment.toLocaleTimeString("en-GB", isHydrated ? {} : { timeZone: "UTC" });
  return `${clock}.${String(moment.getUTCMilliseconds()).padStart(3, "0")}`;
}
