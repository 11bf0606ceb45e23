"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";
import { parseTicketFilter, type TicketFilter, ticketFilterQuery } from "#app/(agent)/_view/ticket-filter.ts";

/** The filter as the address holds it. A change replaces the address: Back leaves the list, not the last keystroke. */
export function useTicketFilter() {
  const router = useRouter();
  const pathname = usePathname();
  const filter = parseTicketFilter(useSearchParams());
  const [isPending, startTransition] = useTransition();
  const change = (part: Partial<TicketFilter>) => {
    startTransition(() => {
      router.replace(`${pathname}${ticketFilterQuery({ ...filter, ...part })}`, { scroll: false });
    });
  };
  return { filter, change, isPending };
}
