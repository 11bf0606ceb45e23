import { cx } from "class-variance-authority";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { UnreadDot } from "#app/_ui/unread-dot.tsx";
import { Name, Title, Words } from "#app/_ui/words.tsx";
import type { Complaint } from "#server/desk/complaints/wire.ts";

/** One complaint in a list: whose turn it is first, then what it was about. One that waits for its customer stands out. */
export function ComplaintRow({ complaint, isNew }: { complaint: Complaint; isNew: boolean }) {
  const t = useTranslations("customer.row");
  const { complaintId, title, status, assignedTo, unread } = complaint;
  const isTheirTurn = status === "Waiting on Customer";
  return (
    <li data-row={complaint._id} className={cx("border-b border-border last:border-b-0", isNew && "animate-arrive")}>
      <Link
        href={`/complaints/${complaintId}`}
        prefetch={false}
        className={cx(
          "flex flex-col gap-1 px-4 py-3 focus-visible:-outline-offset-2",
          isTheirTurn ? "border-s-4 border-waiting bg-waiting-soft ps-3" : "hover:bg-sunken",
        )}
      >
        <span className="flex items-start justify-between gap-3">
          <span className="flex min-w-0 items-center gap-2">
            {unread ? <UnreadDot /> : null}
            <span className={cx("line-clamp-2 min-w-0", unread ? "font-bold" : "font-medium")}>
              <Title>{title}</Title>
            </span>
          </span>
          <StatusChip status={status} reader="customer" />
        </span>
        {isTheirTurn ? (
          <span className="text-sm font-medium">
            {assignedTo ? t.rich("yourTurnFor", { agent: () => <Name>{assignedTo.name}</Name> }) : t("yourTurn")}
          </span>
        ) : null}
        <span className="flex flex-wrap gap-x-3 text-sm text-muted">
          <span className="tabular">{complaintId}</span>
          <Words>{complaint.category}</Words>
          {assignedTo ? <span>{t.rich("with", { agent: () => <Name>{assignedTo.name}</Name> })}</span> : null}
          <span>{t.rich("filed", { when: () => <Time at={complaint.createdAt} /> })}</span>
        </span>
      </Link>
    </li>
  );
}
