import { useTranslations } from "next-intl";
import { Skeleton, SkeletonRows } from "#app/_ui/skeleton.tsx";

/** A ticket's own shape while it is on its way. */
export function TicketSkeleton() {
  const t = useTranslations("staff.ticket");
  return (
    <>
      <div data-pane="ticket" className="flex min-h-0 min-w-0 flex-col">
        <div className="flex flex-col gap-2 border-b border-border bg-surface px-4 py-3">
          <Skeleton className="h-4 w-48" />
          <Skeleton className="h-7 w-2/3" />
          <Skeleton className="h-6 w-56" />
        </div>
        <div className="flex-1 p-4">
          <SkeletonRows rows={3} rowClass="h-20" label={t("loading")} />
        </div>
      </div>
      <div data-pane="customer" className="border-border bg-surface p-4 xl:border-s">
        <Skeleton className="h-10 w-40" />
      </div>
    </>
  );
}
