"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import type { Say } from "#app/_language/say.ts";
import { useTRPC } from "#app/_trpc/client.tsx";
import { Button } from "#app/_ui/button.tsx";
import { SearchInput } from "#app/_ui/search-input.tsx";
import { searchOf, useAdvice } from "#app/_ui/search-words.ts";
import { Name } from "#app/_ui/words.tsx";
import type { Found } from "./whose.ts";

interface CustomerSearchProps {
  readonly typed: string;
  readonly error: string | undefined;
  readonly onType: (typed: string) => void;
  readonly onChoose: (person: Found) => void;
}

/** Customers by name or e-mail address, as one types; each is a button. */
export function CustomerSearch({ typed, error, onType, onChoose }: CustomerSearchProps) {
  const t = useTranslations("desk.whose");
  const trpc = useTRPC();
  const q = useDeferredValue(searchOf(typed));
  const { data, isError, isFetching, refetch } = useQuery(
    trpc.people.customers.queryOptions({ q }, { enabled: q !== "", placeholderData: keepPreviousData }),
  );
  const advice = useAdvice(typed);
  const found = q === "" || advice ? [] : (data?.people ?? []);
  const [only, ...others] = found;
  return (
    <div className="flex flex-col gap-2">
      <SearchInput
        label={t("find")}
        className="w-full"
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          // Enter chooses who is found; the form is sent by its own button.
          event.preventDefault();
          if (only && others.length === 0 && !isFetching) onChoose(only);
        }}
      />
      {isError ? (
        <p className="flex items-center gap-3 text-sm text-danger">
          {t("failed")} <Button onClick={() => void refetch()}>{t("tryAgain")}</Button>
        </p>
      ) : null}
      {found.length > 0 ? (
        <ul className="flex flex-col gap-1" aria-label={t("found")}>
          {found.map((person) => (
            <li key={person._id}>
              <button
                type="button"
                onClick={() => onChoose(person)}
                className="flex min-h-11 w-full flex-col rounded-md border border-border bg-surface px-3 py-2 text-start text-sm hover:border-control hover:bg-sunken"
              >
                <span className="font-medium">
                  <Name>{person.name}</Name>
                </span>
                <span className="text-muted" dir="auto">
                  {person.email}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <p className={error ? "flex gap-1.5 text-sm text-danger" : "min-h-5 text-sm text-muted"} aria-live="polite">
        {error ? <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden /> : null}
        {error ?? sentence({ q, advice, count: data ? found.length : null, hasMore: data?.hasMore ?? false }, t)}
      </p>
    </div>
  );
}

function sentence(
  { q, advice, count, hasMore }: { q: string; advice: string | null; count: number | null; hasMore: boolean },
  say: Say<"desk.whose">,
): string {
  if (q === "") return say("typePart");
  if (advice) return advice;
  if (count === null) return say("looking");
  if (count === 0) return say("none");
  return hasMore ? say("more") : say("count", { count });
}
