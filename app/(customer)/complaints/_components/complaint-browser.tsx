"use client";

import { useTranslations } from "next-intl";
import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { FilterChips } from "#app/_ui/filter-chips.tsx";
import { SearchInput } from "#app/_ui/search-input.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { ComplaintList } from "./complaint-list.tsx";
import { filtersIn } from "./status-filter.ts";
import { useListFilter } from "./use-list-filter.ts";

const TYPING_MS = 250;

/** Search and filter above the list. */
export function ComplaintBrowser() {
  const t = useTranslations("customer.list");
  const terms = useTranslations("terms");
  const [filter, change] = useListFilter();
  const [typed, setTyped] = useState(filter.q);
  const afterPause = usePause(TYPING_MS);
  return (
    <div className="flex flex-col gap-4 short:gap-2">
      <div className="flex flex-col gap-3 short:gap-2">
        <SearchInput
          label={t("search.label")}
          placeholder={t("search.placeholder")}
          value={typed}
          onChange={(event) => {
            const words = event.target.value;
            setTyped(words);
            afterPause(() => change({ q: words }));
          }}
          className="w-full"
        />
        <FilterChips
          label={t("status")}
          value={filter.status}
          options={filtersIn(t, terms)}
          onChange={(status) => change({ status, q: typed })}
        />
      </div>
      <Suspense fallback={<SkeletonRows rows={5} rowClass="h-[4.75rem]" label={t("loading")} />}>
        <ComplaintList status={filter.status} q={filter.q} problems={filter.problems} />
      </Suspense>
    </div>
  );
}

/** Runs the last thing asked for once nothing was asked for `quietMs`: for what follows typing. */
function usePause(quietMs: number): (run: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (run) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(run, quietMs);
    },
    [quietMs],
  );
}
