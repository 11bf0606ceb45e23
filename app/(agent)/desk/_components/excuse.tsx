"use client";

import { useTranslations } from "next-intl";
import { excuseOf, REASONS, reasonWords } from "#app/_staff/shown-state.ts";
import { timeOfDay } from "#app/_ui/clock.ts";
import { NativeSelect } from "#app/_ui/native-select.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useReaderZone } from "#app/_ui/reader-zone.tsx";
import { useNow } from "#app/_ui/use-now.ts";
import type { AgentView } from "#server/desk/agents/wire.ts";
import type { useDuty } from "./use-duty.ts";

const MINUTES = [5, 15, 30, 60];
const MINUTE_MS = 60_000;
/** Stands for the time that was said before: choosing it changes nothing. */
const SAID = "said";

/** What somebody off duty says of it to their colleagues. When its time is over it reminds, and switches nobody on. */
export function Excuse({ agent, duty }: { agent: AgentView; duty: ReturnType<typeof useDuty> }) {
  const t = useTranslations("desk.excuse");
  const sayExcuse = useTranslations("staff.excuse");
  const { timeZone } = useReaderZone();
  const now = useNow(10_000);
  const { reason, until } = duty.excusing ?? agent;
  const clock = (at: string) => timeOfDay(new Date(at), timeZone);
  const said = excuseOf(agent, clock, sayExcuse);
  if (until && Date.parse(until) <= now) {
    return <Notice tone="info">{t("over", { time: clock(until) })}</Notice>;
  }
  const known = [...new Set<string>([...REASONS, ...(reason === null ? [] : [reason])])];
  return (
    <div className="flex flex-col gap-2 text-xs text-muted">
      <div className="flex flex-wrap gap-2">
        <NativeSelect
          label={t("why")}
          value={reason ?? ""}
          onChange={(chosen) => duty.excuse({ reason: chosen || null, until })}
          options={[
            { value: "", label: t("noReason") },
            ...known.map((each) => ({ value: each, label: reasonWords(each, sayExcuse) })),
          ]}
        />
        <NativeSelect
          label={t("when")}
          value={until ? SAID : ""}
          onChange={(chosen) => {
            if (chosen !== SAID) duty.excuse({ reason, until: inMinutes(chosen) });
          }}
          options={[
            { value: "", label: t("notSaid") },
            ...(until ? [{ value: SAID, label: t("at", { time: clock(until) }) }] : []),
            ...MINUTES.map((minutes) => ({ value: String(minutes), label: t("in", { minutes }) })),
          ]}
        />
      </div>
      {said ? <p>{t("seen", { words: said })}</p> : null}
    </div>
  );
}

function inMinutes(chosen: string): string | null {
  return chosen === "" ? null : new Date(Date.now() + Number(chosen) * MINUTE_MS).toISOString();
}
