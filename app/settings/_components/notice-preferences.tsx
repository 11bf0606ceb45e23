"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Switch } from "#app/_ui/switch.tsx";
import type { Role } from "#server/core/vocabulary.ts";
import type { SetPreference } from "#server/desk/preferences/wire.ts";
import { useSetPreference } from "./use-set-preference.ts";

const CHANNELS = ["page", "mail", "push"] as const;

/** By what somebody is told of which: a row a kind, a column a channel, each saved as it is pressed. */
export function NoticePreferences({ role }: { role: Role }) {
  const t = useTranslations("settings.notices");
  const trpc = useTRPC();
  const { data } = useSuspenseQuery(trpc.preferences.mine.queryOptions());
  const { set, isSaved, failure } = useSetPreference();
  const nameOf = ({ kind, channel }: Pick<SetPreference, "kind" | "channel">) =>
    t("name", { kind: t(`kinds.${kind}.title`), channel: t(`channel.${channel}`) });
  return (
    <div data-purpose className="flex flex-col gap-3">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col" className="pb-2 text-start font-normal">
              {t("kind")}
            </th>
            {CHANNELS.map((channel) => (
              <th key={channel} scope="col" className="w-16 pb-2 text-center font-normal">
                {t(`channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ kind, fixed, ...wanted }) => (
            <tr key={kind} className="border-t border-border">
              <th scope="row" className="py-3 pe-2 text-start font-normal">
                <span className="block font-medium">{t(`kinds.${kind}.title`)}</span>
                <span className="block text-muted">{t(`kinds.${kind}.line`, { role })}</span>
              </th>
              {CHANNELS.map((channel) => (
                <td key={channel} className="text-center align-middle">
                  <span className="inline-flex min-h-11 items-center">
                    <Switch
                      label={nameOf({ kind, channel })}
                      checked={wanted[channel]}
                      disabled={fixed.includes(channel)}
                      onChange={(on) => set({ kind, channel, on })}
                    />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-muted">{t("pageHint")}</p>
      {failure ? (
        <Notice tone="danger">{t("failed", { what: nameOf(failure.asked), why: failure.why })}</Notice>
      ) : (
        <output className="min-h-5 text-sm text-positive">{isSaved ? t("saved") : null}</output>
      )}
    </div>
  );
}
