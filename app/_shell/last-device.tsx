"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Dialog } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";

/**
 * Before an agent on duty signs out where nothing of theirs is left that could show that they are there: they choose what
 * becomes of their tickets, and go off duty. Whoever has another device, is off duty, or cannot be asked leaves at once: a
 * minute later they are away.
 */
export function LastDevice({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const t = useTranslations("shell.lastDevice");
  const trpc = useTRPCClient();
  const [held, setHeld] = useState<number | null>(null);
  useEffect(() => {
    let isGone = false;
    void Promise.all([trpc.sessions.list.query(), trpc.desk.overview.query()]).then(
      ([sessions, { agent }]) => {
        if (isGone) return;
        if (agent.onDuty && sessions.every(({ isThisOne }) => isThisOne)) setHeld(agent.load);
        else onLeave();
      },
      () => (isGone ? undefined : onLeave()),
    );
    return () => {
      isGone = true;
    };
    // Asked once, when they press the button.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const leave = useMutation({
    mutationFn: (handOver: boolean) => trpc.agents.setMyAvailability.mutate({ availability: "offline", handOver }),
    onSuccess: onLeave,
  });
  if (held === null) return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => void (open || onStay())}
      title={t("title")}
      description={held === 0 ? t("off") : t("offHolding", { held })}
    >
      {leave.error ? <Notice tone="danger">{failureOf(leave.error).message}</Notice> : null}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={leave.isPending} onClick={() => leave.mutate(true)}>
          {held === 0 ? t("goOff") : t("handOver")}
        </Button>
        {held === 0 ? null : (
          <Button pending={leave.isPending} onClick={() => leave.mutate(false)}>
            {t("keep")}
          </Button>
        )}
        <Button variant="ghost" onClick={onStay}>
          {t("stay")}
        </Button>
      </div>
    </Dialog>
  );
}
