import { cx } from "class-variance-authority";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Time } from "#app/_ui/time.tsx";
import { Name, Words } from "#app/_ui/words.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import type { NewsGroup } from "#server/desk/notices/wire.ts";
import { noticeHref } from "./notice-href.ts";

/** What is new about one complaint, or one thing about their account: the newest of it, who said what, and how much there is. It leads there. */
export function NotificationRow({ group, role, onOpen }: { group: NewsGroup; role: Role; onOpen: () => void }) {
  const t = useTranslations("shell.news");
  const { newest, unread, words } = group;
  const isNew = unread > 0;
  return (
    <li className="border-b border-border last:border-b-0">
      <Link
        href={noticeHref(newest, role)}
        prefetch={false}
        onClick={onOpen}
        className="flex min-h-11 gap-3 px-4 py-3 text-sm hover:bg-sunken focus-visible:-outline-offset-2"
      >
        <span
          aria-hidden
          className={cx("mt-1.5 size-2 shrink-0 rounded-full", isNew ? "bg-accent" : "bg-transparent")}
        />
        <span className="min-w-0 flex-1">
          <span className={cx("block", isNew && "font-medium")}>
            <Words>{newest.title}</Words>
            {isNew ? <span className="sr-only"> {t("new")}</span> : null}
          </span>
          {words ? (
            <span className="line-clamp-2">
              <Name>{words.by}</Name>: <Words>{words.text}</Words>
            </span>
          ) : null}
          <span className="line-clamp-2 text-muted">
            <Words>{newest.message}</Words>
          </span>
          <span className="flex items-center gap-2 text-xs text-muted">
            <Time at={newest.at} />
            {unread > 1 ? (
              <span className="tabular ms-auto font-medium text-text">{t("several", { count: unread })}</span>
            ) : null}
          </span>
        </span>
      </Link>
    </li>
  );
}
