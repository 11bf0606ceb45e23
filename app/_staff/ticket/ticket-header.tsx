"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { type Ref, useState } from "react";
import { whySentence } from "#app/_staff/why-sentence.ts";
import { Notice } from "#app/_ui/notice.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Title, Words } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";
import { PriorityMenu } from "./priority-menu.tsx";
import { TicketButtons } from "./ticket-buttons.tsx";
import { WhoseTurn } from "./whose-turn.tsx";

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
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <header
      className={cx("flex flex-col gap-1 border-b border-border bg-surface px-4 py-3", arrives && "animate-arrive")}
    >
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="tabular text-xs text-muted">
            {complaint.complaintId} · <Words>{complaint.category}</Words> · filed <Time at={complaint.createdAt} />
            {traceHref ? (
              <>
                {" · "}
                <Link href={traceHref} prefetch={false} className="text-accent underline">
                  Trace
                </Link>
              </>
            ) : null}
          </p>
          <h1
            ref={heading}
            tabIndex={-1}
            title={complaint.title}
            className="line-clamp-2 text-lg outline-none wrap-anywhere"
          >
            <Title>{complaint.title}</Title>
          </h1>
        </div>
        <TicketButtons complaint={complaint} userId={userId} onProblem={setProblem} onReleased={onReleased} />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <StatusChip status={complaint.status} size="md" />
        <PriorityMenu complaint={complaint} />
        <WhoseTurn complaint={complaint} userId={userId} />
      </div>
      <WhyLine complaint={complaint} readerId={userId} />
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
    </header>
  );
}

/** Why whoever has the ticket has it, in one line. Nothing unless somebody is at work on it. */
function WhyLine({ complaint, readerId }: { complaint: ComplaintDetail; readerId: string }) {
  const { why, assignedTo, category, timeline, status } = complaint;
  if (!why || !assignedTo || status !== "In Progress") return null;
  const given = timeline.findLast((item) => item.kind === "assigned")?.by ?? null;
  const sentence = whySentence(why, {
    agentName: assignedTo._id === readerId ? null : isolated(assignedTo.name),
    category,
    givenBy: given && given.id === readerId ? "You" : given && isolated(given.name),
  });
  return <p className="text-sm text-muted">{sentence}</p>;
}
