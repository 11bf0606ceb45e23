"use client";

import { cx } from "class-variance-authority";
import { FileText, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { ButtonLink } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { useAdvice } from "#app/_ui/search-words.ts";
import { ShowMore } from "#app/_ui/show-more.tsx";
import { useArrivals } from "#app/_ui/use-arrivals.ts";
import { ComplaintRow } from "./complaint-row.tsx";
import type { StatusFilter } from "./status-filter.ts";
import { useComplaints } from "./use-complaints.ts";

/** The complaints a filter lets through, those that wait for their customer first, more of them as the end comes into view. */
export function ComplaintList({
  status,
  q,
  problems,
}: {
  status: StatusFilter;
  q: string;
  problems: readonly string[];
}) {
  const t = useTranslations("customer.list");
  // What is shown stays until the next list is there.
  const asked = `${status}?${q}`;
  const shown = useDeferredValue(asked);
  const [shownStatus, shownWords] = useDeferredValue([status, q] as const, [status, q] as const);
  const { complaints, hasMore, isLoadingMore, loadMore } = useComplaints(shownStatus, shownWords);
  const arrivals = useArrivals(complaints.map(({ _id }) => _id));

  // A list of something else than was asked for would be taken for what was asked for.
  const problem = problems.join(" ");
  const advice = useAdvice(q);
  if (complaints.length === 0 || problem || advice) {
    const isFiltered = status !== "all" || q !== "" || problem !== "";
    return <NoComplaints isFiltered={isFiltered} problem={problem} advice={advice} />;
  }
  return (
    <>
      <Panel data-purpose aria-label={t("label")} className={cx("transition-opacity", shown !== asked && "opacity-60")}>
        <ul>
          {complaints.map((complaint) => (
            <ComplaintRow key={complaint._id} complaint={complaint} isNew={arrivals.has(complaint._id)} />
          ))}
        </ul>
      </Panel>
      {hasMore ? <ShowMore isPending={isLoadingMore} onReach={loadMore} variant="ghost" /> : null}
    </>
  );
}

function NoComplaints({
  isFiltered,
  problem,
  advice,
}: {
  isFiltered: boolean;
  problem: string;
  advice: string | null;
}) {
  const t = useTranslations("customer.list");
  if (isFiltered) {
    return (
      <Panel data-purpose>
        <EmptyState
          icon={SearchX}
          title={problem || (advice ? t("search.unsearched") : t("unmatched.title"))}
          action={<ButtonLink href="/complaints">{t("unmatched.showAll")}</ButtonLink>}
        >
          {advice ?? t("unmatched.line")}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel data-purpose>
      <EmptyState
        icon={FileText}
        title={t("none.title")}
        action={
          <ButtonLink href="/complaints/new" variant="primary" size="lg">
            {t("none.file")}
          </ButtonLink>
        }
      >
        {t("none.line")}
      </EmptyState>
    </Panel>
  );
}
