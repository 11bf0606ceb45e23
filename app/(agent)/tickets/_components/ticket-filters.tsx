"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { useEffect, useId, useState } from "react";
import { EVERY_TAG } from "#app/_staff/tags/every-tag.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { FiltersButton } from "#app/_ui/filters-button.tsx";
import { NativeSelect } from "#app/_ui/native-select.tsx";
import { SearchInput } from "#app/_ui/search-input.tsx";
import { countFilters, FILTER_PRIORITIES, NO_FILTER, type TicketFilter } from "#app/(agent)/_view/ticket-filter.ts";
import { STATUSES } from "#server/core/terms.ts";
import type { Role } from "#server/core/vocabulary.ts";
import { StatusFilter } from "./status-filter.tsx";
import { ToggleChip } from "./toggle-chip.tsx";

/** What stands for no filter in a list of choices. */
const ANY = "any";
const SEARCH_PAUSE_MS = 250;

/** What an address asks for stays the choice, also if it is not offered any more: the list is of that, not of everything. */
function withChosen<Option extends { readonly value: string; readonly label: string }>(
  options: readonly Option[],
  value: string | null,
  label: string,
) {
  return value === null || options.some((option) => option.value === value) ? options : [...options, { value, label }];
}

/** Search and filters over the list, in one row that wraps. */
export function TicketFilters(props: {
  role: Role;
  filter: TicketFilter;
  onChange: (part: Partial<TicketFilter>) => void;
}) {
  const t = useTranslations("desk.filters");
  const terms = useTranslations("terms");
  const { filter, onChange } = props;
  const trpc = useTRPC();
  const filtersId = useId();
  const { data: categories } = useSuspenseQuery(trpc.categories.list.queryOptions());
  const { data: agents } = useSuspenseQuery(trpc.agents.list.queryOptions());
  const { items: tags } = useSuspenseQuery(trpc.tags.list.queryOptions(EVERY_TAG)).data;
  const some = (value: string) => (value === ANY ? null : value);
  const whose = [
    { value: ANY, label: t("anybody") },
    ...(props.role === "agent" ? [{ value: "me", label: t("me") }] : []),
    { value: "none", label: t("nobody") },
    ...agents.map(({ _id, name }) => ({ value: _id, label: name })),
  ];
  const [isOpen, setIsOpen] = useState(false);
  const chosen = countFilters(filter);
  const unlessOpen = isOpen ? "" : "max-md:hidden short:hidden";
  return (
    <div className="flex flex-col gap-3 short:gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Search typed={filter.q} onSettle={(q) => onChange({ q })} />
        <FiltersButton
          isOpen={isOpen}
          onToggle={setIsOpen}
          chosen={chosen}
          controls={filtersId}
          className="tall:md:hidden"
        />
        <div id={filtersId} className={cx("flex flex-wrap items-center gap-2", unlessOpen)}>
          <NativeSelect
            label={t("priority")}
            value={filter.priority ?? ANY}
            onChange={(value) =>
              onChange({ priority: FILTER_PRIORITIES.find((priority) => priority === value) ?? null })
            }
            options={[
              { value: ANY, label: t("anyPriority") },
              ...FILTER_PRIORITIES.map((priority) => ({ value: priority, label: terms(`priority.${priority}`) })),
            ]}
          />
          <NativeSelect
            label={t("category")}
            value={filter.category ?? ANY}
            onChange={(value) => onChange({ category: some(value) })}
            options={[
              { value: ANY, label: t("anyCategory") },
              ...withChosen(
                categories.map(({ name }) => ({ value: name, label: name })),
                filter.category,
                filter.category ?? "",
              ),
            ]}
          />
          {tags.length > 0 || filter.tag ? (
            <NativeSelect
              label={t("tag")}
              value={filter.tag ?? ""}
              onChange={(value) => onChange({ tag: value || null })}
              options={[
                { value: "", label: t("anyTag") },
                ...withChosen(
                  tags.map(({ name }) => ({ value: name, label: name })),
                  filter.tag,
                  filter.tag ?? "",
                ),
              ]}
            />
          ) : null}
          <NativeSelect
            label={t("assignedTo")}
            value={filter.assignedTo ?? ANY}
            onChange={(value) => onChange({ assignedTo: some(value) })}
            options={withChosen(whose, filter.assignedTo, t("somebodyGone"))}
          />
        </div>
        {chosen > 0 || filter.q ? (
          <Button variant="ghost" onClick={() => onChange(NO_FILTER)}>
            {t("clear")}
          </Button>
        ) : null}
      </div>
      <div className={cx("flex flex-wrap gap-2", unlessOpen)}>
        <StatusFilter
          chosen={filter.status}
          options={STATUSES.map((status) => ({ value: status, label: terms(`status.${status}`) }))}
          onChange={(status) => onChange({ status })}
        />
        <ToggleChip isOn={filter.help} onToggle={() => onChange({ help: !filter.help })}>
          {t("help")}
        </ToggleChip>
        {props.role === "admin" || filter.experiments ? (
          <ToggleChip
            isOn={filter.experiments}
            onToggle={() => onChange({ experiments: !filter.experiments })}
            className="md:ms-auto"
          >
            {t("experiments")}
          </ToggleChip>
        ) : null}
      </div>
    </div>
  );
}

/** Types at once, asks after a pause; follows the address when that changes from outside. */
function Search({ typed, onSettle }: { typed: string; onSettle: (q: string) => void }) {
  const t = useTranslations("desk.filters");
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
      label={t("search")}
      value={text}
      onChange={(event) => setText(event.target.value)}
      className="min-w-40 flex-1 md:min-w-60"
    />
  );
}
