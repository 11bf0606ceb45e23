"use client";

import { Star } from "lucide-react";
import { useTranslations } from "next-intl";
import { UnfinishedLine } from "#app/_drafts/unfinished-line.tsx";
import { useDraft } from "#app/_drafts/use-draft.ts";
import { useSend } from "#app/_drafts/use-send.ts";
import { stateOf, useSendsTo } from "#app/_drafts/use-sends.ts";
import { Button } from "#app/_ui/button.tsx";
import { TextArea } from "#app/_ui/field.tsx";
import { Form } from "#app/_ui/form.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { RadioInput } from "#app/_ui/radio-cards.tsx";
import { cleanText } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

const SCORES = [1, 2, 3, 4, 5] as const;

/** One to five, with room for words once a score is chosen. Sent once. */
export function RatingForm({ complaint }: { complaint: ComplaintDetail }) {
  const t = useTranslations("customer.rating");
  const { _id: id, complaintId } = complaint;
  const place = `rating:${id}`;
  const { unfinished, write, swap } = useDraft(place);
  const sayState = useTranslations("drafts.state");
  const { send, isPending, problem } = useSend(place);
  const { score: typedScore = "", comment = "" } = unfinished.mine?.texts ?? {};
  const score = Number(typedScore);
  const chosen = SCORES.find((value) => value === score);
  const onItsWay = useSendsTo(id).find(({ verb }) => verb === "rate");
  const rate = () => {
    const words = cleanText(comment);
    const what = t("what", { complaint: complaintId });
    send({ verb: "rate", input: { id, score, comment: words } }, { line: id, what, words });
  };
  if (onItsWay && score === 0)
    return <p className="text-sm text-muted">{t("onItsWay", { state: stateOf(onItsWay, sayState) })}</p>;
  return (
    <Form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        rate();
      }}
    >
      <fieldset className="relative">
        <legend className="sr-only">{t("title")}</legend>
        <div className="-ms-2.5 flex flex-wrap items-center gap-x-3">
          <div className="flex">
            {SCORES.map((value) => (
              <label
                key={value}
                title={t(`scores.${value}`)}
                className="flex size-11 cursor-pointer items-center justify-center rounded-md text-muted hover:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <RadioInput
                  name="score"
                  value={value}
                  checked={score === value}
                  onChange={() => write({ score: String(value), comment })}
                  className="sr-only"
                />
                <Star className={`size-6 ${value <= score ? "fill-accent text-accent" : ""}`} aria-hidden />
                <span className="sr-only">{t("star", { score: value, words: t(`scores.${value}`) })}</span>
              </label>
            ))}
          </div>
          <span className="text-sm text-muted" aria-hidden>
            {chosen ? t(`scores.${chosen}`) : null}
          </span>
        </div>
      </fieldset>
      {score > 0 ? (
        <div className="flex animate-fade-in flex-col gap-2">
          <label htmlFor="rating-comment" className="text-sm font-medium">
            {t.rich("comment", { optional: (words) => <span className="font-normal text-muted">{words}</span> })}
          </label>
          <TextArea
            id="rating-comment"
            size="lg"
            value={comment}
            onChange={(event) => write({ score: typedScore, comment: event.target.value })}
          />
          {problem ? <Notice tone="danger">{problem.message}</Notice> : null}
          <div>
            <Button type="submit" variant="primary" size="lg" pending={isPending}>
              {t("submit")}
            </Button>
          </div>
          <UnfinishedLine unfinished={unfinished} swap={swap} />
        </div>
      ) : null}
    </Form>
  );
}
