"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Ref, Suspense, useState } from "react";
import { OnlookersLine } from "#app/_staff/colleagues/onlookers-line.tsx";
import { TicketTags } from "#app/_staff/tags/ticket-tags.tsx";
import { whySentence } from "#app/_staff/why-sentence.ts";
import { loadLater } from "#app/_ui/load-later.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Title, Words } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { CorrectButton } from "./correct-button.tsx";
import { PriorityMenu } from "./priority-menu.tsx";
import { TicketButtons } from "./ticket-buttons.tsx";
import { WhoseTurn } from "./whose-turn.tsx";
import { WhyWaitingLine } from "./why-waiting.tsx";

const HelpLine = loadLater(async () => (await import("#app/_staff/colleagues/help-line.tsx")).HelpLine);

/** Which ticket this is, whose turn it is and since when, and why the reader has it. */
export function TicketHeader({
  complaint,
  userId,
  heading,
  onReleased,
  arrives,
  traceHref,
}: {
  complaint: ComplaintDetail;
  userId: string;
  heading: Ref<HTMLHeadingElement>;
  onReleased: () => void;
  arrives: boolean;
  /** Where its way through the pipeline is shown; null for readers who may not see it. */
  traceHref: string | null;
}) {
  const t = useTranslations("staff.ticket");
  const sayTags = useTranslations("tags");
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <header
      className={cx(
        "flex flex-col gap-1 border-b border-border bg-surface px-4 py-3 short:gap-0.5 short:py-1",
        arrives && "animate-arrive",
      )}
    >
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="tabular text-xs text-muted">
            {t.rich("facts", {
              ticket: complaint.complaintId,
              category: () => <Words>{complaint.category}</Words>,
              at: () => <Time at={complaint.createdAt} />,
            })}
            {complaint.channel && complaint.channel !== "web" ? ` ${sayTags(`channel.${complaint.channel}`)}` : ""}
            {traceHref ? (
              <span className="print:hidden">
                {" · "}
                <Link href={traceHref} prefetch={false} className="text-accent underline">
                  {t("trace")}
                </Link>
              </span>
            ) : null}
            {complaint.can.correct ? <CorrectButton complaint={complaint} readerId={userId} /> : null}
          </p>
          <h1
            ref={heading}
            tabIndex={-1}
            title={complaint.title}
            className="line-clamp-2 text-lg outline-none max-sm:line-clamp-3 short:text-sm"
          >
            <Title>{complaint.title}</Title>
          </h1>
        </div>
        <TicketButtons complaint={complaint} userId={userId} onProblem={setProblem} onReleased={onReleased} />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm short:gap-y-0">
        <StatusChip status={complaint.status} size="md" />
        <PriorityMenu complaint={complaint} />
        <WhoseTurn complaint={complaint} userId={userId} />
        <OnlookersLine ticketId={complaint._id} />
        <TicketTags complaint={complaint} />
      </div>
      {complaint.help ? (
        <Suspense>
          <HelpLine complaint={complaint} readerId={userId} onProblem={setProblem} />
        </Suspense>
      ) : null}
      <WhyLine complaint={complaint} readerId={userId} />
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
    </header>
  );
}

/** Why whoever has the ticket has it, or why nobody has, in one line. Nothing unless it waits or somebody is at work on it. */
function WhyLine({ complaint, readerId }: { complaint: ComplaintDetail; readerId: string }) {
  const say = useTranslations("staff.why");
  const sayDuration = useTranslations("ui.duration");
  const { why, assignedTo, category, timeline, status } = complaint;
  if (status === "Open") return <WhyWaitingLine id={complaint._id} />;
  if (!why || !assignedTo || status !== "In Progress") return null;
  const given = timeline.findLast((item) => item.kind === "assigned")?.by ?? null;
  const nameOf = (id: string, name: string) => (id === readerId ? null : isolated(name));
  const context = {
    agentName: nameOf(assignedTo._id, assignedTo.name),
    category,
    givenBy: given && { name: nameOf(given.id, given.name) },
  };
  const sentence = whySentence(why, context, { say, sayDuration });
  return <p className="text-sm text-muted short:text-xs">{sentence}</p>;
}
