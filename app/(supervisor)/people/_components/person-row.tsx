"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { Ban, Link as LinkIcon, MailQuestionMark, Smartphone } from "lucide-react";
import { useConfirmed } from "#app/_shell/use-confirmed.tsx";
import { useRefresh } from "#app/_staff/use-refresh.ts";
import { afterWrite } from "#app/_trpc/after-write.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Avatar } from "#app/_ui/avatar.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Chip } from "#app/_ui/chip.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { ROLE_WORDS } from "#app/_ui/role-words.ts";
import { Select } from "#app/_ui/select.tsx";
import { Time } from "#app/_ui/time.tsx";
import { Name } from "#app/_ui/words.tsx";
import { ROLES } from "#server/core/terms.ts";
import type { Person } from "#server/desk/people/wire.ts";
import { EraseButton } from "./erase-button.tsx";
import { HandedLink } from "./handed-link.tsx";

const HAND_OVER = {
  verify: "Hand this link over: it confirms the address and asks for a new password. It is not shown again.",
  other: "Hand this link over: it asks for a new password, within an hour. It is not shown again.",
};

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
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const change = useMutation(
    trpc.people.change.mutationOptions({
      ...afterWrite(() => Promise.all([queryClient.invalidateQueries(trpc.people.pathFilter()), refresh()])),
    }),
  );
  const makeLink = useMutation(trpc.people.makeLink.mutationOptions());
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
    <li className="flex flex-col gap-2 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className={cx("flex min-w-56 flex-1 items-center gap-3", !person.active && "text-muted")}>
          <Avatar name={person.name} />
          <div className="min-w-0">
            <p className="flex items-center gap-2">
              <span className="truncate font-medium">
                <Name>{person.name}</Name>
              </span>
              {isMe ? <span className="text-xs text-muted">You</span> : null}
              {person.proved ? null : (
                <Chip tone="waiting" icon={MailQuestionMark}>
                  Not confirmed
                </Chip>
              )}
              {secondFactor === "owed" ? (
                <Chip tone="waiting" icon={Smartphone}>
                  No second factor
                </Chip>
              ) : null}
              {person.active ? null : (
                <Chip tone="muted" icon={Ban}>
                  Deactivated
                </Chip>
              )}
            </p>
            <p className="truncate text-sm text-muted" dir="auto">
              {person.email}
            </p>
          </div>
        </div>
        <p className="w-32 text-xs text-muted max-md:hidden">
          {person.lastSeenAt ? (
            <>
              Seen <Time at={person.lastSeenAt} />
            </>
          ) : (
            "Not signed in yet"
          )}
        </p>
        {/* One line of its own, under the name, where they do not all fit beside it. */}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 max-lg:basis-full sm:max-lg:pl-12">
          <Select
            label={`Role of ${person.name}`}
            value={person.role}
            disabled={change.isPending}
            onChange={(role) => (role === person.role ? undefined : change.mutate({ userId: person._id, role }))}
            options={ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].one }))}
            className="w-32"
          />
          {secondFactor === "on" && !isMe ? (
            <Button
              variant="ghost"
              icon={<Smartphone className="size-4" aria-hidden />}
              pending={takeFactor.isPending}
              aria-label={`Take second factor from ${person.name}`}
              onClick={() => void takeIt()}
              className="font-normal"
            >
              Take second factor
            </Button>
          ) : null}
          {handsLinks ? (
            <Button
              variant="ghost"
              icon={<LinkIcon className="size-4" aria-hidden />}
              pending={makeLink.isPending}
              aria-label={`Make a link for ${person.name}`}
              onClick={() => makeLink.mutate({ userId: person._id })}
              className="font-normal"
            >
              Link
            </Button>
          ) : null}
          <Button
            variant="ghost"
            pending={change.isPending && change.variables.active !== undefined}
            onClick={() => change.mutate({ userId: person._id, active: !person.active })}
            className="w-28 font-normal"
          >
            {person.active ? "Deactivate" : "Activate"}
          </Button>
          <div className="min-w-24 max-lg:empty:hidden">
            {person.role === "user" ? <EraseButton person={person} /> : null}
          </div>
        </div>
      </div>
      {confirmed.dialog}
      {refusal ? <Notice tone="danger">{failureOf(refusal).message}</Notice> : null}
      {makeLink.data ? (
        <HandedLink
          url={makeLink.data.url}
          line={makeLink.data.kind === "verify" ? HAND_OVER.verify : HAND_OVER.other}
        />
      ) : null}
    </li>
  );
}
