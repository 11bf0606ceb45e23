"use client";

import { useSearchParams } from "next/navigation";
import { Suspense, useEffect, useState } from "react";
import { FilterChips } from "#app/_ui/filter-chips.tsx";
import { SearchInput } from "#app/_ui/search-input.tsx";
import { SkeletonRows } from "#app/_ui/skeleton.tsx";
import { ComplaintList } from "./complaint-list.tsx";
import { FILTERS, readStatusFilter, type StatusFilter } from "./status-filter.ts";

const TYPING_MS = 250;

/** Search and filter above the list. Both live in the address: a filtered list is a link. */
export function ComplaintBrowser() {
  const params = useSearchParams();
  const status = readStatusFilter(params.get("status"));
  const q = params.get("q") ?? "";
  const [typed, setTyped] = useState(q);

  const show = (next: { status?: StatusFilter; q?: string }) => {
    const address = new URLSearchParams(location.search);
    const wanted = { status, q, ...next };
    if (wanted.status === "all") address.delete("status");
    else address.set("status", wanted.status);
    if (wanted.q.trim() === "") address.delete("q");
    else address.set("q", wanted.q.trim());
    const query = address.toString();
    history.replaceState(null, "", query === "" ? "/complaints" : `/complaints?${query}`);
  };
  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(() => show({ q: typed }), TYPING_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- only typing changes the search; the address follows
  }, [typed]);

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-3">
        <SearchInput
          label="Search complaints"
          placeholder="Search by words or number"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="w-full"
        />
        <FilterChips label="Status" value={status} options={FILTERS} onChange={(chosen) => show({ status: chosen })} />
      </div>
      <Suspense fallback={<SkeletonRows rows={5} rowClass="h-[4.75rem]" label="Loading complaints" />}>
        <ComplaintList status={status} q={q} />
      </Suspense>
    </div>
  );
}
