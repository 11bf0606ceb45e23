"use client";

import { flexRender, getCoreRowModel, useReactTable } from "@tanstack/react-table";
import { cx } from "class-variance-authority";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Complaint } from "#server/desk/complaints/wire.ts";
import { ticketColumns } from "./columns.tsx";

/** The list as a table; below 1024 px each row reads as a card. */
export function TicketTable({ tickets, base }: { tickets: Complaint[]; base: "/desk" | "/tickets" }) {
  const t = useTranslations("desk.tickets");
  const columns = useMemo(() => ticketColumns(base, t), [base, t]);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized from the table's functions
  const table = useReactTable({
    data: tickets,
    columns,
    getCoreRowModel: getCoreRowModel(),
    getRowId: ({ _id }) => _id,
  });
  return (
    <table className="w-full border-separate border-spacing-0 text-sm">
      <thead className="max-lg:sr-only">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <th
                key={header.id}
                scope="col"
                className={cx(
                  "h-9 border-b border-border px-3 text-start text-xs font-medium whitespace-nowrap text-muted",
                  header.column.columnDef.meta?.className,
                )}
              >
                {flexRender(header.column.columnDef.header, header.getContext())}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id} className="group relative hover:bg-canvas">
            {row.getVisibleCells().map((cell) => (
              <td
                key={cell.id}
                className={cx(
                  "h-10 border-b border-border px-3 whitespace-nowrap group-last:border-b-0 max-lg:py-3 max-lg:whitespace-normal",
                  cell.column.columnDef.meta?.className,
                )}
              >
                {flexRender(cell.column.columnDef.cell, cell.getContext())}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
