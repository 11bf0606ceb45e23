"use client";

import { Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { playChime, useSoundSetting } from "#app/_live/sound.ts";
import { Button } from "#app/_ui/button.tsx";
import { Switch } from "#app/_ui/switch.tsx";

/** Whether a new complaint makes a sound, and what it sounds like. */
export function SoundSwitch() {
  const t = useTranslations("settings.sound");
  const [isOn, set] = useSoundSetting();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <label htmlFor="sound" className="flex items-center gap-3">
        <Switch id="sound" checked={isOn} onChange={set} />
        {t("label")}
      </label>
      <Button size="sm" variant="ghost" icon={<Volume2 className="size-4" aria-hidden />} onClick={playChime}>
        {t("try")}
      </Button>
    </div>
  );
}
