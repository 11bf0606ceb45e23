"use client";

import { useQueries, useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { UserPlus, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useCallback, useDeferredValue, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { FilterChips } from "#app/_ui/filter-chips.tsx";
import { loadLater } from "#app/_ui/load-later.ts";
import { Panel } from "#app/_ui/panel.tsx";
import { SearchInput } from "#app/_ui/search-input.tsx";
import { searchOf, useAdvice } from "#app/_ui/search-words.ts";
import { ShowMore } from "#app/_ui/show-more.tsx";
import type { Person } from "#server/desk/people/wire.ts";
import { Invitations } from "./invitations.tsx";
import { OpenErasures } from "./open-erasures.tsx";
import { PersonRow } from "./person-row.tsx";
import { StaffRule } from "./staff-rule.tsx";

const InviteDialog = loadLater(async () => (await import("./invite-dialog.tsx")).InviteDialog);

const ROLE_FILTERS = ["all", "agent", "admin", "user"] as const;

/** Everybody by name, to search, invite and change. */
export function People({ myId, handsLinks }: { myId: string; handsLinks: boolean }) {
  const t = useTranslations("people.list");
  const sayRole = useTranslations("terms.role");
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [role, setRole] = useState<(typeof ROLE_FILTERS)[number]>("all");
  const [isInviting, setIsInviting] = useState(false);
  const wanted = useDeferredValue({ typed, role });
  const list = useSuspenseInfiniteQuery(
    trpc.people.list.infiniteQueryOptions(
      {
        ...(wanted.typed.trim() ? { q: searchOf(wanted.typed) } : {}),
        ...(wanted.role === "all" ? {} : { role: wanted.role }),
      },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  const advice = useAdvice(wanted.typed);
  const people = advice ? [] : list.data.pages.flatMap((page) => page.items);
  const { fetchNextPage } = list;
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  // Nobody waits for it: only a button comes of it.
  const holders = useQueries({
    queries: list.data.pages.map(({ items }) =>
      trpc.secondFactor.holders.queryOptions({ userIds: items.map(({ _id }) => _id) }),
    ),
    combine: (pages) => (pages.every(({ data }) => data) ? pages.flatMap(({ data = [] }) => data) : undefined),
  });
  const { data: rule } = useSuspenseQuery(trpc.secondFactor.staffRule.queryOptions());
  return (
    <>
      {/* Above the list, whose end moves away from whoever scrolls there. */}
      <OpenErasures />
      <Invitations />
      <StaffRule />
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput
          label={t("search")}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="min-w-44 flex-1"
        />
        <Button
          variant="primary"
          icon={<UserPlus className="size-4" aria-hidden />}
          onClick={() => setIsInviting(true)}
        >
          {t("invite")}
        </Button>
      </div>
      <FilterChips
        label={t("role")}
        value={role}
        options={ROLE_FILTERS.map((value) => ({
          value,
          label: value === "all" ? t("everybody") : sayRole(`${value}.many`),
        }))}
        onChange={setRole}
      />
      <Panel data-purpose aria-label={wanted.role === "all" ? t("people") : sayRole(`${wanted.role}.many`)}>
        {people.length === 0 ? (
          <EmptyState icon={UserX} title={advice ? t("notSearched") : t("nobody")}>
            {advice ?? t("tryOther")}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-border">
            {people.map((person) => (
              <PersonRow
                key={person._id}
                person={person}
                isMe={person._id === myId}
                handsLinks={handsLinks}
                secondFactor={factorOf(person, holders, rule)}
              />
            ))}
          </ul>
        )}
      </Panel>
      {list.hasNextPage && !advice ? <ShowMore isPending={list.isFetchingNextPage} onReach={loadMore} /> : null}
      <Suspense>{isInviting ? <InviteDialog onClose={() => setIsInviting(false)} /> : null}</Suspense>
    </>
  );
}

/** `owed`: nothing is open to them until they have one. */
function factorOf(
  { _id, role }: Person,
  holders: readonly string[] | undefined,
  { isRequired }: { isRequired: boolean },
): "on" | "off" | "owed" {
  if (holders?.includes(_id)) return "on";
  return holders && isRequired && role !== "user" ? "owed" : "off";
}
