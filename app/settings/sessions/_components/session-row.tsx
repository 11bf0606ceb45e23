import { useTranslations } from "next-intl";
import { Button } from "#app/_ui/button.tsx";
import { Chip } from "#app/_ui/chip.tsx";
import { Time } from "#app/_ui/time.tsx";
import type { SessionOnWire } from "#server/desk/sessions/wire.ts";

/** One browser: what it is, from where it signed in, and when it was last used. */
export function SessionRow({
  session,
  isEnding,
  onEnd,
}: {
  session: SessionOnWire;
  isEnding: boolean;
  onEnd: () => void;
}) {
  const t = useTranslations("settings.sessions");
  const { device, address, createdAt, lastUsedAt, isThisOne } = session;
  return (
    <li className="flex items-center gap-4 border-b border-border px-4 py-3 text-sm last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{device}</span>
          {isThisOne ? <Chip tone="accent">{t("this")}</Chip> : null}
        </p>
        <p className="text-muted">
          {t.rich("from", {
            address: () => <bdi className="break-all">{address}</bdi>,
            when: () => <Time at={createdAt} />,
          })}{" "}
          · {t.rich("used", { when: () => <Time at={lastUsedAt} /> })}
        </p>
      </div>
      <Button
        size="sm"
        variant="ghost"
        pending={isEnding}
        onClick={onEnd}
        aria-label={t("endOne", { device, address })}
      >
        {t("end")}
      </Button>
    </li>
  );
}
