import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Time } from "#app/_ui/time.tsx";
import { Words } from "#app/_ui/words.tsx";
import type { LetterFailureView, LetterView } from "#server/operate/letters/wire.ts";
import { prettyJson, shown } from "../_view/pretty-json.ts";

/** Payload, attributes and history of one message. */
export function LetterDetails({ letter }: { letter: LetterView }) {
  const t = useTranslations("pipeline.letter");
  const { body, attributes, cutFromBytes, whyNoRetry, history } = letter;
  return (
    <div className="grid gap-3 pt-2 pb-1 text-xs lg:grid-cols-2">
      {whyNoRetry ? <p className="text-muted lg:col-span-2">{whyNoRetry}</p> : null}
      <Part title={cutFromBytes === null ? t("payload") : t("payloadCut", { bytes: cutFromBytes })}>
        {/* A long one scrolls, so the keyboard must reach it. */}
        <section
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
          tabIndex={0}
          aria-label={t("payload")}
          className="max-h-64 overflow-auto rounded-md bg-sunken p-2"
        >
          <pre className="font-mono whitespace-pre-wrap wrap-anywhere">{prettyJson(body)}</pre>
        </section>
      </Part>
      <div className="flex min-w-0 flex-col gap-3">
        <Part title={t("attributes")}>
          <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 font-mono">
            {Object.entries(attributes).map(([name, value]) => (
              <div key={name} className="contents">
                <dt className="text-muted" dir="auto">
                  {shown(name)}
                </dt>
                <dd className="wrap-anywhere" dir="auto">
                  {shown(value)}
                </dd>
              </div>
            ))}
          </dl>
          {Object.keys(attributes).length === 0 ? <p className="text-muted">{t("noAttributes")}</p> : null}
        </Part>
        <Part title={t("history")}>
          <ol className="flex flex-col gap-1">
            {history.map((failure) => (
              <HistoryItem key={`${failure.at} ${failure.attempt}`} failure={failure} />
            ))}
          </ol>
        </Part>
      </div>
    </div>
  );
}

function HistoryItem({ failure }: { failure: LetterFailureView }) {
  const t = useTranslations("pipeline.letter");
  const { at, error, receiveCount, worker, attempt } = failure;
  const delivery = { time: () => <Time at={at} />, attempt, receipt: receiveCount };
  return (
    <li className="wrap-anywhere">
      <span className="tabular text-muted">
        {worker ? t.rich("deliveryBy", { ...delivery, worker: shown(worker) }) : t.rich("delivery", delivery)}
      </span>
      <br />
      <Words>{shown(error)}</Words>
    </li>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <h4 className="pb-1 font-medium">{title}</h4>
      {children}
    </div>
  );
}
