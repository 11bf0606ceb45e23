"use client";

import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { listProblems, readStatusFilter, type StatusFilter } from "./status-filter.ts";

export interface ListFilter {
  readonly status: StatusFilter;
  readonly q: string;
  /** What the address asks for that no list can give; what is chosen on the page never is. */
  readonly problems: readonly string[];
}

/**
 * The filter, and a way to change it. It lives in the address, so that a filtered list is a link; but what was chosen
 * shows at once, while the address follows only when the list is there.
 */
export function useListFilter(): [filter: ListFilter, change: (next: Partial<Omit<ListFilter, "problems">>) => void] {
  const params = useSearchParams();
  const sayFilter = useTranslations("ui.filter");
  const address = params.toString();
  const inAddress: ListFilter = {
    status: readStatusFilter(params.get("status")),
    q: params.get("q") ?? "",
    problems: listProblems(params, sayFilter),
  };
  const [filter, setFilter] = useState(inAddress);
  const [known, setKnown] = useState(address);
  // Another way here, such as a link to the whole list.
  if (address !== known) {
    setKnown(address);
    setFilter(inAddress);
  }

  const change = (next: Partial<Omit<ListFilter, "problems">>) => {
    const wanted = { ...filter, ...next, problems: [] };
    const query = addressOf(wanted);
    setFilter(wanted);
    setKnown(query);
    history.replaceState(null, "", query === "" ? "/complaints" : `/complaints?${query}`);
  };
  return [filter, change];
}

function addressOf({ status, q }: Omit<ListFilter, "problems">): string {
  const words = q.trim();
  return new URLSearchParams({
    ...(status === "all" ? {} : { status }),
    ...(words === "" ? {} : { q: words }),
  }).toString();
}
