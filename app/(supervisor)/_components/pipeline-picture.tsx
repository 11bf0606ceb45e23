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
import { useTranslations } from "next-intl";
import { Chip } from "#app/_ui/chip.tsx";
import { useShortTime } from "#app/(supervisor)/_view/short-time.ts";
import type { Station, StationId, StationLevel } from "#server/operate/figures/wire.ts";

const ICONS: Record<StationId, LucideIcon> = {
  filed: FilePlus2,
  outbox: Outdent,
  sns: RadioTower,
  sqs: ListOrdered,
  consumer: Cog,
  assigned: UserCheck,
  told: BellRing,
  screen: Monitor,
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
  const t = useTranslations("supervisor.picture");
  const troubles = stations.filter(({ level }) => level === "slow" || level === "stuck");
  return (
    <div data-purpose className="flex flex-col gap-3">
      <ol
        aria-label={t("label")}
        className={cx(
          "grid gap-x-3 gap-y-2 transition-opacity duration-150 sm:grid-cols-2 sm:short:grid-cols-4 md:grid-cols-4 xl:grid-cols-8",
          stale && "opacity-60",
        )}
      >
        {stations.map((station, index) => (
          <StationBox key={station.id} station={station} isFirst={index === 0} />
        ))}
      </ol>
      <div className="min-h-5 text-sm">
        {stale ? <p className="text-muted">{t("stale")}</p> : null}
        {!stale && troubles.length === 0 ? <p className="text-muted">{t("fine")}</p> : null}
        {troubles.map(({ id, level, note }) => (
          <p key={id} className={cx("tabular", level === "stuck" ? "text-danger" : "text-waiting")}>
            {t.rich("trouble", {
              station: t(`station.${id}`),
              note,
              b: (words) => <span className="font-medium">{words}</span>,
            })}
          </p>
        ))}
      </div>
      {/* Said when something changes, not each time a number does. */}
      <output className="sr-only">
        {troubles.map(({ id, level }) => t("changed", { station: t(`station.${id}`), level })).join(" ")}
      </output>
    </div>
  );
}

function StationBox({ station, isFirst }: { station: Station; isFirst: boolean }) {
  const t = useTranslations("supervisor.picture");
  const { id, level, perMinute, depth, oldestMs, medianMs, p95Ms, note } = station;
  const Icon = ICONS[id];
  const shortTime = useShortTime();
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
        <span className="truncate">{t(`station.${id}`)}</span>
      </p>
      <p className="tabular whitespace-nowrap max-sm:w-20 max-sm:shrink-0">
        {t.rich("perMinute", {
          count: perMinute,
          n: (words) => <span className="text-lg font-semibold">{words}</span>,
          unit: (words) => <span className="text-xs text-muted">{words}</span>,
        })}
      </p>
      <p className="tabular min-h-12 min-w-0 flex-1 text-xs text-muted max-sm:flex max-sm:flex-col max-sm:justify-center sm:min-h-16">
        {depth === null ? null : (
          <span className="block">
            {t.rich("depth", {
              station: id,
              count: depth,
              n: (words) => <span className={cx(depth > 0 && "font-medium text-text")}>{words}</span>,
            })}
          </span>
        )}
        {oldestMs !== null && depth ? (
          <span className="block">{t("oldest", { time: shortTime(oldestMs) })}</span>
        ) : null}
        {medianMs === null ? null : <span className="block">{t("median", { time: shortTime(medianMs) })}</span>}
        {p95Ms === null ? null : <span className="block">{t("p95", { time: shortTime(p95Ms) })}</span>}
      </p>
      <LevelMark level={level} />
    </li>
  );
}

/** The stretch from the station before. */
function Way({ isMoving }: { isMoving: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        "absolute max-sm:-top-2 max-sm:start-5 max-sm:h-2 max-sm:w-0.5 sm:top-1/2 sm:-start-3 sm:h-0.5 sm:w-3",
        isMoving ? "bg-accent" : "bg-border",
      )}
    />
  );
}

const MARKS = {
  slow: { tone: "waiting", icon: Hourglass },
  stuck: { tone: "danger", icon: OctagonAlert },
} as const;

/** Sits on the frame, so that nothing moves when it comes and goes. */
function LevelMark({ level }: { level: StationLevel }) {
  const t = useTranslations("supervisor.picture.level");
  if (level !== "slow" && level !== "stuck") return null;
  const { tone, icon } = MARKS[level];
  return (
    <Chip tone={tone} icon={icon} className="absolute -top-2.5 end-2 border border-current">
      {t(level)}
    </Chip>
  );
}
