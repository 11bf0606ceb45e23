"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { SlidersHorizontal } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { NativeSelect } from "#app/_ui/native-select.tsx";
import { SearchInput } from "#app/_ui/search-input.tsx";
import { statusWord } from "#app/_ui/status-chip.tsx";
import { countFilters, FILTER_PRIORITIES, NO_FILTER, type TicketFilter } from "#app/(agent)/_view/ticket-filter.ts";
import { STATUSES } from "#server/core/terms.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { StatusFilter } from "./status-filter.tsx";

/** What stands for no filter in a list of choices. */
const ANY = "any";
const SEARCH_PAUSE_MS = 250;

/** Search and filters over the list, in one row that wraps. */
export function TicketFilters(props: {
  role: Role;
  filter: TicketFilter;
  onChange: (part: Partial<TicketFilter>) => void;
}) {
  const { filter, onChange } = props;
  const trpc = useTRPC();
  const filtersId = useId();
  const { data: categories } = useSuspenseQuery(trpc.categories.list.queryOptions());
  const { data: agents } = useSuspenseQuery(trpc.agents.list.queryOptions());
  const some = (value: string) => (value === ANY ? null : value);
  const whose = [
    { value: ANY, label: "Anybody" },
    ...(props.role === "agent" ? [{ value: "me", label: "Me" }] : []),
    { value: "none", label: "Nobody" },
    ...agents.map(({ _id, name }) => ({ value: _id, label: name })),
  ];
  const [isOpen, setIsOpen] = useState(false);
  const chosen = countFilters(filter);
  const unlessOpen = isOpen ? "" : "max-md:hidden";
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Search typed={filter.q} onSettle={(q) => onChange({ q })} />
        <Button
          aria-expanded={isOpen}
          aria-controls={filtersId}
          icon={<SlidersHorizontal className="size-4" aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
          className="md:hidden pointer-coarse:h-11"
        >
          Filters{chosen > 0 ? <span className="tabular"> ({chosen})</span> : null}
        </Button>
        <div id={filtersId} className={cx("flex flex-wrap items-center gap-2", unlessOpen)}>
          <NativeSelect
            label="Priority"
            value={filter.priority ?? ANY}
            onChange={(value) =>
              onChange({ priority: FILTER_PRIORITIES.find((priority) => priority === value) ?? null })
            }
            options={[
              { value: ANY, label: "Any priority" },
              ...FILTER_PRIORITIES.map((priority) => ({ value: priority, label: priority })),
            ]}
          />
          <NativeSelect
            label="Category"
            value={filter.category ?? ANY}
            onChange={(value) => onChange({ category: some(value) })}
            options={[
              { value: ANY, label: "Any category" },
              ...categories.map(({ name }) => ({ value: name, label: name })),
            ]}
          />
          <NativeSelect
            label="Assigned to"
            value={filter.assignedTo ?? ANY}
            onChange={(value) => onChange({ assignedTo: some(value) })}
            options={whose}
          />
        </div>
        {chosen > 0 || filter.q ? (
          <Button variant="ghost" onClick={() => onChange(NO_FILTER)}>
            Clear
          </Button>
        ) : null}
      </div>
      <StatusFilter
        className={unlessOpen}
        chosen={filter.status}
        options={STATUSES.map((status) => ({ value: status, label: statusWord(status) }))}
        onChange={(status) => onChange({ status })}
      />
    </div>
  );
}

/** Types at once, asks after a pause; follows the address when that changes from outside. */
function Search({ typed, onSettle }: { typed: string; onSettle: (q: string) => void }) {
  const [text, setText] = useState(typed);
  const [asked, setAsked] = useState(typed);
  if (typed !== asked) {
    setAsked(typed);
    setText(typed);
  }
  useEffect(() => {
    const q = text.trim();
    if (q === asked) return undefined;
    const timer = setTimeout(() => {
      setAsked(q);
      onSettle(q);
    }, SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, asked, onSettle]);
  return (
    <SearchInput
      label="Search by number or words"
      value={text}
      onChange={(event) => setText(event.target.value)}
      className="min-w-56 flex-1"
    />
  );
}
