"use client";

import { FileText, RotateCw, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IconButton } from "#app/_ui/button.tsx";
import { Words } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import { sizeOf } from "./size-of.ts";
import type { Arriving, FilesInHand } from "./use-files.ts";

/** The files that will go with what is written: those that have arrived, those on their way, and those that did not get there. */
export function FileRows({ files, isOver }: { files: FilesInHand; isOver: boolean }) {
  const t = useTranslations("files");
  const { kept, arriving, refusal } = files;
  const failed = arriving.filter(({ problem }) => problem !== null);
  const underWay = arriving.filter(({ problem }) => problem === null);
  const isEmpty = kept.length === 0 && arriving.length === 0;
  return (
    <div className="flex flex-col gap-1.5 empty:hidden">
      {isOver ? (
        <p className="rounded-md border-2 border-dashed border-accent px-3 py-2 text-center text-sm text-accent">
          {t("drop")}
        </p>
      ) : null}
      {isEmpty ? null : (
        // What did not get there comes first: it is what somebody has to do something about.
        <ul aria-label={t("list")} className="flex max-h-64 flex-col gap-1 overflow-y-auto short:max-h-40">
          {failed.map((one) => (
            <ArrivingRow key={one.key} one={one} files={files} />
          ))}
          {kept.map((file) => (
            <Row key={file.id} name={file.name} bytes={file.bytes} picture={file.isPicture ? file.id : null}>
              <IconButton
                label={t("row.remove", { name: isolated(file.name) })}
                size="sm"
                icon={<X className="size-4" aria-hidden />}
                onClick={() => files.remove(file)}
              />
            </Row>
          ))}
          {underWay.map((one) => (
            <ArrivingRow key={one.key} one={one} files={files} />
          ))}
        </ul>
      )}
      <output className="text-sm text-danger empty:hidden">{refusal}</output>
    </div>
  );
}

function ArrivingRow({ one, files }: { one: Arriving; files: FilesInHand }) {
  const t = useTranslations("files");
  const { key, file, part, problem, canRetry } = one;
  const name = isolated(file.name);
  return (
    <Row name={file.name} bytes={file.size} picture={null} problem={problem}>
      {problem === null ? (
        <>
          <progress className="h-1.5 w-20 accent-accent" value={part} aria-label={t("row.progress", { name })} />
          <span className="w-9 text-end text-xs text-muted tabular-nums">
            {t("row.arriving", { percent: String(Math.round(part * 100)) })}
          </span>
        </>
      ) : null}
      {canRetry ? (
        <IconButton
          label={t("row.retry", { name })}
          size="sm"
          icon={<RotateCw className="size-4" aria-hidden />}
          onClick={() => files.retry(one)}
        />
      ) : null}
      <IconButton
        label={t(problem === null ? "row.cancel" : "row.remove", { name })}
        size="sm"
        icon={<X className="size-4" aria-hidden />}
        onClick={() => files.cancel(key)}
      />
    </Row>
  );
}

interface RowProps {
  readonly name: string;
  readonly bytes: number;
  /** Whose small picture stands before it. */
  readonly picture: string | null;
  readonly problem?: string | null;
  readonly children: ReactNode;
}

function Row({ name, bytes, picture, problem = null, children }: RowProps) {
  const t = useTranslations("files");
  const { unit, amount } = sizeOf(bytes);
  return (
    <li className="flex min-h-9 items-center gap-2 rounded-md border border-border bg-surface ps-2 text-sm">
      {picture === null ? (
        <FileText className="size-4 shrink-0 text-muted" aria-hidden />
      ) : (
        // Made and sized by the desk itself, for its uploader alone: nothing between may keep it.
        // oxlint-disable-next-line next/no-img-element
        <img src={`/api/files/${picture}/thumbnail`} alt="" className="size-7 shrink-0 rounded-sm object-cover" />
      )}
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
        <span className="truncate">
          <Words>{name}</Words>
        </span>
        <span className="text-xs text-muted">{t(`size.${unit}`, { amount })}</span>
        {problem === null ? null : <span className="w-full pb-1 text-xs text-danger">{problem}</span>}
      </span>
      {children}
    </li>
  );
}
