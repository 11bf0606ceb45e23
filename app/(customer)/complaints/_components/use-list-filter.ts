"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { readStatusFilter, type StatusFilter } from "./status-filter.ts";

export interface ListFilter {
  readonly status: StatusFilter;
  readonly q: string;
}

/**
 * The filter, and a way to change it. It lives in the address, so that a filtered list is a link; but what was chosen
 * shows at once, while the address follows only when the list is there.
 */
export function useListFilter(): [filter: ListFilter, change: (next: Partial<ListFilter>) => void] {
  const params = useSearchParams();
  const address = params.toString();
  const inAddress: ListFilter = { status: readStatusFilter(params.get("status")), q: params.get("q") ?? "" };
  const [filter, setFilter] = useState(inAddress);
  const [known, setKnown] = useState(address);
  // Another way here, such as a link to the whole list.
  if (address !== known) {
    setKnown(address);
    setFilter(inAddress);
  }

  const change = (next: Partial<ListFilter>) => {
    const wanted = { ...filter, ...next };
    const query = addressOf(wanted);
    setFilter(wanted);
    setKnown(query);
    history.replaceState(null, "", query === "" ? "/complaints" : `/complaints?${query}`);
  };
  return [filter, change];
}

function addressOf({ status, q }: ListFilter): string {
  const words = q.trim();
  return new URLSearchParams({
    ...(status === "all" ? {} : { status }),
    ...(words === "" ? {} : { q: words }),
  }).toString();
}
