import { useTranslations } from "next-intl";
import { RadioCards } from "#app/_ui/radio-cards.tsx";
import type { ReplayWish } from "../../_view/replay-wish.ts";

const TARGETS = ["queue", "topic"] as const;

/** Where the events go. Going to everybody is confirmed, because what others do about them is not known here. */
export function TargetChoice({ wish, onChange }: { wish: ReplayWish; onChange: (part: Partial<ReplayWish>) => void }) {
  const t = useTranslations("pipeline.replay.target");
  return (
    <div className="flex flex-col gap-2 text-sm">
      <RadioCards
        legend={t("legend")}
        columns={2}
        cards={TARGETS.map((value) => ({ value, title: t(`${value}.title`), line: t(`${value}.line`) }))}
        inputProps={({ value }) => ({
          name: "target",
          checked: wish.target === value,
          onChange: () => onChange({ target: value === "topic" ? "topic" : "queue" }),
        })}
      />
      {wish.target === "topic" ? (
        <label className="flex min-h-9 items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            checked={wish.isConfirmed}
            onChange={(event) => onChange({ isConfirmed: event.target.checked })}
            className="size-5 accent-accent"
          />
          {t("confirm")}
        </label>
      ) : null}
    </div>
  );
}
