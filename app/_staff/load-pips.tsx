import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { capacityPips, type Pip } from "./capacity-pips.ts";
import { placesWords } from "./places-words.ts";

const LOOK = {
  taken: "border-accent bg-accent",
  free: "border-control",
  over: "border-waiting bg-waiting",
} as const satisfies Record<Pip, string>;

/** How full an agent is: a pip per place, filled ones are tickets; those beyond the capacity stand out. */
export function LoadPips({ load, capacity }: { load: number; capacity: number }) {
  const words = placesWords(load, capacity, useTranslations("staff.places"));
  return (
    <span className="inline-flex items-center gap-1" title={words}>
      {capacityPips(load, capacity).map((pip, place) => (
        <span
          // oxlint-disable-next-line react/no-array-index-key -- a place is its number
          key={place}
          aria-hidden
          className={cx("size-2 rounded-full border", LOOK[pip])}
        />
      ))}
      <span className="sr-only">{words}</span>
    </span>
  );
}
