"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { toast } from "#app/_ui/toast.ts";
import { signOut } from "./sign-out.ts";
import { useUnsentAsked } from "./use-unsent-asked.tsx";

const LastDevice = loadLater(async () => (await import("./last-device.tsx")).LastDevice);

/** The way out. Where it could not be written, the button is there again. */
export function SignOutButton({
  isAgent = false,
  className,
  onPress,
}: {
  /** They may be on duty, and are asked about it. */
  isAgent?: boolean;
  className?: string;
  onPress?: () => void;
}) {
  const t = useTranslations("shell.signOut");
  const [isLeaving, setIsLeaving] = useState(false);
  const unsent = useUnsentAsked();
  const [isAsked, setIsAsked] = useState(false);
  const leave = () => {
    setIsLeaving(true);
    void signOut().catch(() => {
      setIsLeaving(false);
      toast.error(t("failed"));
    });
  };
  const leaveNow = () => {
    setIsAsked(false);
    leave();
  };
  return (
    <>
      <Button
        variant="ghost"
        className={className}
        icon={<LogOut className="size-4" aria-hidden />}
        pending={isLeaving}
        onClick={() => {
          onPress?.();
          unsent.ask(() => (isAgent ? setIsAsked(true) : leave()));
        }}
      >
        {t("button")}
      </Button>
      {unsent.dialog}
      <Suspense>{isAsked ? <LastDevice onLeave={leaveNow} onStay={() => setIsAsked(false)} /> : null}</Suspense>
    </>
  );
}
