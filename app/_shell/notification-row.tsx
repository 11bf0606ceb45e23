import { cx } from "class-variance-authority";
import Link from "next/link";
import { Time } from "#app/_ui/time.tsx";
import { Words } from "#app/_ui/words.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import type { NotificationView } from "#server/desk/notices/wire.ts";
import { complaintHref } from "./navigation.ts";

/** One notification: a link to what it is about. */
export function NotificationRow({ item, role, onOpen }: { item: NotificationView; role: Role; onOpen: () => void }) {
  return (
    <li className="border-b border-border last:border-b-0">
      <Link
        href={complaintHref(item.complaintId, role)}
        prefetch={false}
        onClick={onOpen}
        className="flex min-h-11 gap-3 px-4 py-3 text-sm hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <span
          aria-hidden
          className={cx("mt-1.5 size-2 shrink-0 rounded-full", item.read ? "bg-transparent" : "bg-accent")}
        />
        <span className="min-w-0 flex-1">
          <span className={cx("block", !item.read && "font-medium")}>
            <Words>{item.title}</Words>
            {item.read ? null : <span className="sr-only"> (new)</span>}
          </span>
          <span className="line-clamp-2 break-words text-muted">
            <Words>{item.message}</Words>
          </span>
          <Time at={item.at} className="text-xs text-muted" />
        </span>
      </Link>
    </li>
  );
}
