import { cx } from "class-variance-authority";
import { EVENTS, PUBLISHED_TYPES, type PublishedType } from "#server/core/events/event-data.ts";

/** Kinds of events, any number of them; none means all. */
export function TypeChoice(props: {
  chosen: readonly PublishedType[];
  onChange: (chosen: readonly PublishedType[]) => void;
}) {
  const toggle = (type: PublishedType) =>
    props.onChange(
      props.chosen.includes(type) ? props.chosen.filter((other) => other !== type) : [...props.chosen, type],
    );
  return (
    <fieldset className="flex flex-col gap-1 pb-2">
      <legend className="pb-1 text-sm font-medium">
        Kinds of events <span className="font-normal text-muted">(none chosen means all)</span>
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {PUBLISHED_TYPES.map((type) => {
          const isChosen = props.chosen.includes(type);
          return (
            <button
              key={type}
              type="button"
              aria-pressed={isChosen}
              onClick={() => toggle(type)}
              className={cx(
                "h-7 rounded-full border px-2.5 text-xs transition-colors duration-150 pointer-coarse:h-11 pointer-coarse:px-3",
                isChosen
                  ? "border-accent bg-accent-soft font-medium text-accent"
                  : "border-border bg-surface hover:border-control",
              )}
            >
              {EVENTS[type].words}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
