"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useTRPC } from "#app/_trpc/client.tsx";
import { StatusChip } from "#app/_ui/status-chip.tsx";
import { Title } from "#app/_ui/words.tsx";
import { fittingLine } from "#server/core/characters.ts";

const SHORTEST = 4;
const LONGEST = 200;
const TYPING_MS = 300;

/** The customer's own open complaints that look like this title: perhaps they told us already. */
export function SimilarComplaints({ title }: { title: string }) {
  const t = useTranslations("customer.filing.similar");
  const trpc = useTRPC();
  const settled = useSettled(fittingLine(title, LONGEST), TYPING_MS);
  const { data } = useQuery(
    trpc.complaints.similar.queryOptions(
      { title: settled },
      { enabled: settled.length >= SHORTEST, placeholderData: keepPreviousData },
    ),
  );
  const similar = title.trim().length >= SHORTEST ? (data ?? []) : [];
  return (
    <aside aria-live="polite" aria-label={t("label")}>
      {similar.length > 0 ? (
        <div className="animate-fade-in rounded-lg border border-border bg-surface p-4">
          <h2 className="text-sm">{t("title")}</h2>
          <p className="text-sm text-muted">{t("line")}</p>
          <ul className="mt-3 flex flex-col gap-2">
            {similar.map((complaint) => (
              <li key={complaint._id}>
                <Link
                  href={`/complaints/${complaint.complaintId}`}
                  className="flex min-h-11 flex-col gap-1 rounded-md border border-border px-3 py-2 text-sm hover:border-control hover:bg-sunken"
                >
                  <span className="line-clamp-2 font-medium">
                    <Title>{complaint.title}</Title>
                  </span>
                  <span className="flex items-center gap-2">
                    <StatusChip status={complaint.status} reader="customer" />
                    <span className="tabular text-xs text-muted">{complaint.complaintId}</span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </aside>
  );
}

/** The value once it has not changed for `quietMs`: for asking the server while somebody types. */
function useSettled<Value>(value: Value, quietMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return settled;
}
