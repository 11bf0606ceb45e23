"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { UserPlus, UserX } from "lucide-react";
import dynamic from "next/dynamic";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { FilterChips } from "#app/_ui/filter-chips.tsx";
import { Panel } from "#app/_ui/panel.tsx";
import { ROLE_WORDS } from "#app/_ui/role-words.ts";
import { SearchInput } from "#app/_ui/search-input.tsx";
import type { Person } from "#server/desk/people/wire.ts";
import { Invitations } from "./invitations.tsx";
import { OpenErasures } from "./open-erasures.tsx";
import { PersonRow } from "./person-row.tsx";
import { StaffRule } from "./staff-rule.tsx";

const InviteDialog = dynamic(() => import("./invite-dialog.tsx").then((module) => module.InviteDialog));

const ROLE_FILTERS = [
  { value: "all", label: "Everybody" },
  { value: "agent", label: "Agents" },
  { value: "admin", label: "Admins" },
  { value: "user", label: "Customers" },
] as const;

/** Everybody by name, to search, invite and change. */
export function People({ myId, handsLinks }: { myId: string; handsLinks: boolean }) {
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const [role, setRole] = useState<(typeof ROLE_FILTERS)[number]["value"]>("all");
  const [isInviting, setIsInviting] = useState(false);
  const wanted = useDeferredValue({ typed, role });
  const { data: people } = useSuspenseQuery(
    trpc.people.list.queryOptions({
      ...(wanted.typed.trim() ? { q: wanted.typed.trim() } : {}),
      ...(wanted.role === "all" ? {} : { role: wanted.role }),
    }),
  );
  // Nobody waits for it: only a button comes of it.
  const { data: holders } = useQuery(trpc.secondFactor.holders.queryOptions({ userIds: people.map(({ _id }) => _id) }));
  const { data: rule } = useSuspenseQuery(trpc.secondFactor.staffRule.queryOptions());
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <SearchInput
          label="Search by name or e-mail"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="min-w-56 flex-1"
        />
        <Button
          variant="primary"
          icon={<UserPlus className="size-4" aria-hidden />}
          onClick={() => setIsInviting(true)}
        >
          Invite
        </Button>
      </div>
      <OpenErasures />
      <FilterChips label="Role" value={role} options={ROLE_FILTERS} onChange={setRole} />
      <Panel aria-label={wanted.role === "all" ? "People" : ROLE_WORDS[wanted.role].many}>
        {people.length === 0 ? (
          <EmptyState icon={UserX} title="Nobody matches">
            Try another spelling, or another role.
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
      <Invitations />
      <StaffRule />
      {isInviting ? <InviteDialog onClose={() => setIsInviting(false)} /> : null}
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
