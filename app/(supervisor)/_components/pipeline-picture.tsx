"use client";

import { cx } from "class-variance-authority";
import {
  BellRing,
  Cog,
  FilePlus2,
  Hourglass,
  ListOrdered,
  type LucideIcon,
  Monitor,
  OctagonAlert,
  Outdent,
  RadioTower,
  UserCheck,
} from "lucide-react";
import { Chip } from "#app/_ui/chip.tsx";
import { shortTime } from "#app/(supervisor)/_view/short-time.ts";
import type { Station, StationId, StationLevel } from "#server/operate/figures/wire.ts";

const LOOKS: Record<StationId, { readonly name: string; readonly icon: LucideIcon; readonly depth?: string }> = {
  filed: { name: "Filed", icon: FilePlus2 },
  outbox: { name: "Outbox", icon: Outdent, depth: "waiting" },
  sns: { name: "SNS", icon: RadioTower },
  sqs: { name: "SQS", icon: ListOrdered, depth: "in the queue" },
  consumer: { name: "Consumer", icon: Cog, depth: "in hand" },
  assigned: { name: "Assigned", icon: UserCheck, depth: "in line" },
  told: { name: "Told", icon: BellRing },
  screen: { name: "On screen", icon: Monitor },
};

const FRAME: Record<StationLevel, string> = {
  quiet: "border-border bg-surface",
  fine: "border-border bg-surface",
  slow: "border-waiting bg-waiting-soft",
  stuck: "border-danger bg-danger-soft",
};

/**
 * The way of an event as a row of stations, or a column on a phone. What is slow or stuck stands out in form and words,
 * and says why below.
 */
export function PipelinePicture({ stations, stale = false }: { stations: readonly Station[]; stale?: boolean }) {
  const troubles = stations.filter(({ level }) => level === "slow" || level === "stuck");
  return (
    <div className="flex flex-col gap-3">
      <ol
        aria-label="The way of an event"
        className={cx(
          "grid gap-x-3 gap-y-2 transition-opacity duration-150 sm:grid-cols-2 md:grid-cols-4 xl:grid-cols-8",
          stale && "opacity-60",
        )}
      >
        {stations.map((station, index) => (
          <StationBox key={station.id} station={station} isFirst={index === 0} />
        ))}
      </ol>
      <div className="min-h-5 text-sm">
        {stale ? (
          <p className="text-muted">These figures are from before; new ones cannot be fetched right now.</p>
        ) : null}
        {!stale && troubles.length === 0 ? <p className="text-muted">Everything moves as it should.</p> : null}
        {troubles.map(({ id, level, note }) => (
          <p key={id} className={cx("tabular", level === "stuck" ? "text-danger" : "text-waiting")}>
            <span className="font-medium">{LOOKS[id].name}:</span> {note}
          </p>
        ))}
      </div>
      {/* Said when something changes, not each time a number does. */}
      <output className="sr-only">{troubles.map(({ id, level }) => `${LOOKS[id].name} is ${level}.`).join(" ")}</output>
    </div>
  );
}

function StationBox({ station, isFirst }: { station: Station; isFirst: boolean }) {
  const { id, level, perMinute, depth, oldestMs, medianMs, p95Ms, note } = station;
  const { name, icon: Icon } = LOOKS[id];
  return (
    <li
      title={note}
      data-station={id}
      data-level={level}
      className={cx(
        "relative flex min-w-0 items-center gap-x-3 rounded-lg border px-3 py-2 sm:flex-col sm:items-stretch sm:gap-1",
        FRAME[level],
      )}
    >
      {isFirst ? null : <Way isMoving={perMinute > 0} />}
      <p className="flex min-w-0 items-center gap-1.5 text-sm font-medium max-sm:w-28 max-sm:shrink-0">
        <Icon className={cx("size-4 shrink-0", perMinute > 0 ? "text-accent" : "text-muted")} aria-hidden />
        <span className="truncate">{name}</span>
      </p>
      <p className="tabular whitespace-nowrap max-sm:w-20 max-sm:shrink-0">
        <span className="text-lg font-semibold">{perMinute}</span>
        <span className="text-xs text-muted"> / min</span>
      </p>
      <p className="tabular min-h-12 min-w-0 flex-1 text-xs text-muted max-sm:flex max-sm:flex-col max-sm:justify-center sm:min-h-16">
        {depth === null ? null : (
          <span className="block">
            <span className={cx(depth > 0 && "font-medium text-text")}>{depth}</span> {depthWords(id, depth)}
          </span>
        )}
        {oldestMs !== null && depth ? <span className="block">oldest {shortTime(oldestMs)}</span> : null}
        {medianMs === null ? null : <span className="block">median {shortTime(medianMs)}</span>}
        {p95Ms === null ? null : <span className="block">p95 {shortTime(p95Ms)}</span>}
      </p>
      <LevelMark level={level} />
    </li>
  );
}

function depthWords(id: StationId, depth: number): string {
  if (id === "screen") return depth === 1 ? "browser open" : "browsers open";
  return LOOKS[id].depth ?? "";
}

/** The stretch from the station before. */
function Way({ isMoving }: { isMoving: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        "absolute max-sm:-top-2 max-sm:left-5 max-sm:h-2 max-sm:w-0.5 sm:top-1/2 sm:-left-3 sm:h-0.5 sm:w-3",
        isMoving ? "bg-accent" : "bg-border",
      )}
    />
  );
}

const MARKS = {
  slow: { tone: "waiting", icon: Hourglass, word: "Slow" },
  stuck: { tone: "danger", icon: OctagonAlert, word: "Stuck" },
} as const;

/** Sits on the frame, so that nothing moves when it comes and goes. */
function LevelMark({ level }: { level: StationLevel }) {
  if (level !== "slow" && level !== "stuck") return null;
  const { tone, icon, word } = MARKS[level];
  return (
    <Chip tone={tone} icon={icon} className="absolute -top-2.5 right-2 border border-current">
      {word}
    </Chip>
  );
}
