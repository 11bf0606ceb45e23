"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPCClient } from "#app/_trpc/client.tsx";
import { failureOf } from "#app/_trpc/failure.ts";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { AuditFilter } from "#server/desk/audit/wire.ts";

const FORMATS = [
  { format: "csv", type: "text/csv" },
  { format: "jsonl", type: "application/x-ndjson" },
] as const;

/** Takes away what the filter shows, all of it, as a file. */
export function ExportButtons({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("audit.export");
  const client = useTRPCClient();
  const taking = useMutation({
    async mutationFn({ format, type }: (typeof FORMATS)[number]) {
      const parts: string[] = [];
      let cursor: string | undefined;
      do {
        const part = await client.audit.export.mutate({ ...filter, format, ...(cursor ? { cursor } : {}) });
        parts.push(part.text);
        cursor = part.nextCursor ?? undefined;
      } while (cursor);
      save(new Blob(parts, { type }), `quickfix-audit.${format}`);
    },
  });
  return (
    <div className="flex flex-wrap items-center gap-2">
      {FORMATS.map((choice) => (
        <Button
          key={choice.format}
          size="sm"
          pending={taking.isPending && taking.variables.format === choice.format}
          icon={<Download className="size-4" aria-hidden />}
          onClick={() => taking.mutate(choice)}
        >
          {t(choice.format)}
        </Button>
      ))}
      {taking.error ? <Notice tone="danger">{failureOf(taking.error).message}</Notice> : null}
    </div>
  );
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
