import { cx } from "class-variance-authority";
import Link from "next/link";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name, Title, Words } from "#app/_ui/words.tsx";
import type { Complaint } from "#server/desk/complaints/wire.ts";

/** One complaint in a list: whose turn it is first, then what it was about. */
export function ComplaintRow({ complaint, isNew }: { complaint: Complaint; isNew: boolean }) {
  const { complaintId, title, status, assignedTo } = complaint;
  return (
    <li data-row={complaint._id} className={cx("border-b border-border last:border-b-0", isNew && "animate-arrive")}>
      <Link
        href={`/complaints/${complaintId}`}
        prefetch={false}
        className="flex flex-col gap-1 px-4 py-3 hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <span className="flex items-start justify-between gap-3">
          <span className="line-clamp-2 min-w-0 font-medium break-words">
            <Title>{title}</Title>
          </span>
          <StatusChip status={status} reader="customer" />
        </span>
        <span className="flex flex-wrap gap-x-3 text-sm text-muted">
          <span className="tabular">{complaintId}</span>
          <Words>{complaint.category}</Words>
          {assignedTo ? (
            <span>
              with <Name>{assignedTo.name}</Name>
            </span>
          ) : null}
          <span>
            changed <Time at={complaint.updatedAt} />
          </span>
        </span>
      </Link>
    </li>
  );
}
