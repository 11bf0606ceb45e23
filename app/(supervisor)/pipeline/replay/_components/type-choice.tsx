import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { PUBLISHED_TYPES, type PublishedType } from "#server/core/events/event-data.ts";

/** Kinds of events, any number of them; none means all. */
export function TypeChoice(props: {
  chosen: readonly PublishedType[];
  onChange: (chosen: readonly PublishedType[]) => void;
}) {
  const t = useTranslations("pipeline.replay.form");
  const sayEvent = useTranslations("pipeline.event");
  const toggle = (type: PublishedType) =>
    props.onChange(
      props.chosen.includes(type) ? props.chosen.filter((other) => other !== type) : [...props.chosen, type],
    );
  return (
    <fieldset className="flex flex-col gap-1 pb-2">
      <legend className="pb-1 text-sm font-medium">{t("kinds")}</legend>
      <div className="flex flex-wrap gap-1.5">
        <Kind isChosen={props.chosen.length === 0} onPress={() => props.onChange([])}>
          {t("allKinds")}
        </Kind>
        {PUBLISHED_TYPES.map((type) => (
          <Kind key={type} isChosen={props.chosen.includes(type)} onPress={() => toggle(type)}>
            {sayEvent(type)}
          </Kind>
        ))}
      </div>
    </fieldset>
  );
}

function Kind({ isChosen, onPress, children }: { isChosen: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onPress}
      className={cx(
        "h-7 rounded-full border px-2.5 text-xs transition-colors duration-150 pointer-coarse:h-11 pointer-coarse:px-3",
        isChosen
          ? "border-accent bg-accent-soft font-medium text-accent"
          : "border-border bg-surface hover:border-control",
      )}
    >
      {children}
    </button>
  );
}
