import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { AtMost } from "#app/_ui/at-most.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { MOST_LISTED } from "#server/core/most-listed.ts";
import type { Role } from "#server/core/vocabulary.ts";
import type { NewsGroup } from "#server/desk/notices/wire.ts";
import { NotificationRow } from "./notification-row.tsx";

/** What the bell holds, that with the newest first, and more of it when asked for. */
export function NotificationList(props: {
  /** Null while nobody looks: nothing of it is on the page then. */
  groups: readonly NewsGroup[] | null;
  role: Role;
  /** Null when this is all, or the most that are shown. */
  onMore: (() => void) | null;
  isPending: boolean;
  onOpen: (group: NewsGroup) => void;
}) {
  const t = useTranslations("shell.news");
  const { groups, role, onMore, isPending, onOpen } = props;
  if (!groups) return null;
  if (groups.length === 0) {
    return (
      <EmptyState icon={BellOff} title={t("none")}>
        {t("noneLine")}
      </EmptyState>
    );
  }
  return (
    <>
      <ul>
        {groups.map((group) => (
          <NotificationRow
            key={group.complaintId || group.newest.id}
            group={group}
            role={role}
            onOpen={() => onOpen(group)}
          />
        ))}
      </ul>
      {onMore ? (
        <div className="flex justify-center border-t border-border p-2">
          <Button size="sm" variant="ghost" pending={isPending} onClick={onMore}>
            {t("showMore")}
          </Button>
        </div>
      ) : (
        <AtMost shown={groups.length} most={MOST_LISTED.notifications} of="newestNews" />
      )}
    </>
  );
}
