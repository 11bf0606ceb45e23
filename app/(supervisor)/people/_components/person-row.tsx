"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { Ban, Link as LinkIcon, MailQuestionMark, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useState } from "react";
import { useConfirmed } from "#app/_shell/use-confirmed.tsx";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { isGone, sayWhenGone } from "#app/_trpc/say-when-gone.ts";
import { Avatar } from "#app/_ui/avatar.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Chip } from "#app/_ui/chip.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { NativeSelect } from "#app/_ui/native-select.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name } from "#app/_ui/words.tsx";
import { ROLES } from "#server/core/terms.ts";
import type { Person } from "#server/desk/people/wire.ts";
import { EraseButton } from "./erase-button.tsx";
import { HandedLink } from "./handed-link.tsx";

const AccessDialog = loadLater(async () => (await import("./access-dialog.tsx")).AccessDialog);

/** One person: their role, and whether they may come in. A refusal, such as for the last admin, stays beside them. */
export function PersonRow({
  person,
  isMe,
  handsLinks,
  secondFactor,
}: {
  person: Person;
  isMe: boolean;
  handsLinks: boolean;
  secondFactor: "on" | "off" | "owed";
}) {
  const t = useTranslations("people.row");
  const sayRole = useTranslations("terms.role");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const change = useMutation(
    trpc.people.change.mutationOptions({
      onSuccess: () => Promise.all([queryClient.invalidateQueries(trpc.people.pathFilter()), refresh()]),
      onError: sayWhenGone,
    }),
  );
  const [isAsked, setIsAsked] = useState(false);
  const makeLink = useMutation(trpc.people.makeLink.mutationOptions({ onError: sayWhenGone }));
  const takeFactor = useMutation(
    trpc.secondFactor.take.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.secondFactor.holders.pathFilter()),
    }),
  );
  const confirmed = useConfirmed();
  // A refusal stays beside the person, as every other.
  const takeIt = () => confirmed.run(() => takeFactor.mutateAsync({ userId: person._id })).catch(() => {});
  const refusal = change.error ?? makeLink.error ?? takeFactor.error;
  return (
    <li className="flex flex-col gap-2 px-4 py-2.5 max-sm:px-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div
          className={cx("flex min-w-56 flex-1 items-center gap-3 max-sm:basis-full", !person.active && "text-muted")}
        >
          <Avatar name={person.name} />
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="font-medium">
                <Name>{person.name}</Name>
              </span>
              {isMe ? <span className="text-xs text-muted">{t("you")}</span> : null}
              {person.proved ? null : (
                <Chip tone="waiting" icon={MailQuestionMark}>
                  {t("notConfirmed")}
                </Chip>
              )}
              {secondFactor === "owed" ? (
                <Chip tone="waiting" icon={Smartphone}>
                  {t("noSecondFactor")}
                </Chip>
              ) : null}
              {person.active ? null : (
                <Chip tone="muted" icon={Ban}>
                  {t("deactivated")}
                </Chip>
              )}
            </p>
            <p className="text-sm text-muted" dir="auto">
              {person.email}
            </p>
          </div>
        </div>
        <p className="w-32 text-xs text-muted max-md:hidden">
          <LastSeen person={person} isMe={isMe} />
        </p>
        {/* One line of its own, under the name, where they do not all fit beside it; on a phone most of them are icons. */}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-lg:basis-full sm:max-lg:ps-12 max-sm:gap-x-1">
          <NativeSelect
            label={t("roleOf", { name: person.name })}
            value={change.isPending ? (change.variables.role ?? person.role) : person.role}
            isDisabled={change.isPending}
            onChange={(value) => {
              const role = ROLES.find((each) => each === value);
              if (role && role !== person.role) change.mutate({ userId: person._id, role });
            }}
            options={ROLES.map((role) => ({ value: role, label: sayRole(`${role}.one`) }))}
            className="max-sm:me-auto w-32 max-sm:w-28"
          />
          {secondFactor === "on" && !isMe ? (
            <Button
              variant="ghost"
              icon={<Smartphone className="size-4" aria-hidden />}
              pending={takeFactor.isPending}
              aria-label={t("takeFactorFrom", { name: person.name })}
              onClick={() => void takeIt()}
              className="font-normal"
            >
              <span className="max-sm:hidden">{t("takeFactor")}</span>
            </Button>
          ) : null}
          {handsLinks ? (
            <Button
              variant="ghost"
              icon={<LinkIcon className="size-4" aria-hidden />}
              pending={makeLink.isPending}
              aria-label={t("linkFor", { name: person.name })}
              onClick={() => makeLink.mutate({ userId: person._id })}
              className="font-normal"
            >
              <span className="max-sm:hidden">{t("link")}</span>
            </Button>
          ) : null}
          <Button variant="ghost" onClick={() => setIsAsked(true)} className="font-normal sm:w-28">
            {person.active ? t("deactivate") : t("activate")}
          </Button>
          <div className="max-lg:empty:hidden sm:min-w-24">
            {person.role === "user" ? <EraseButton person={person} /> : null}
          </div>
        </div>
      </div>
      {confirmed.dialog}
      <Suspense>{isAsked ? <AccessDialog person={person} onClose={() => setIsAsked(false)} /> : null}</Suspense>
      {refusal && !isGone(refusal) ? <Notice tone="danger">{failureOf(refusal).message}</Notice> : null}
      {makeLink.data ? (
        <HandedLink
          url={makeLink.data.url}
          line={makeLink.data.kind === "verify" ? t("handOver.verify") : t("handOver.other")}
        />
      ) : null}
    </li>
  );
}

/** It is written every few minutes, which whoever reads it about themselves need not be told. */
function LastSeen({ person: { lastSeenAt }, isMe }: { person: Person; isMe: boolean }) {
  const t = useTranslations("people.row");
  if (isMe) return t("hereNow");
  if (lastSeenAt === null) return t("neverSeen");
  return t.rich("seen", { time: () => <Time at={lastSeenAt} /> });
}
