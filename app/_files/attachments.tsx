import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { Words } from "#app/_ui/words.tsx";
import { isolated } from "#server/core/characters.ts";
import type { AttachedFile } from "#server/core/timeline.ts";
import { sizeOf } from "./size-of.ts";

/** The files that came with somebody's words: pictures small, and each a way to the whole. */
export function Attachments({ files }: { files: readonly AttachedFile[] }) {
  const t = useTranslations("files");
  return (
    <ul aria-label={t("attached")} className="flex flex-wrap gap-2 print:hidden">
      {files.map((file) => (
        <li key={file.id} className="max-w-full">
          <Attachment file={file} />
        </li>
      ))}
    </ul>
  );
}

function Attachment({ file }: { file: AttachedFile }) {
  const t = useTranslations("files");
  const { id, name, bytes, width, height } = file;
  const { unit, amount } = sizeOf(bytes);
  const size = t(`size.${unit}`, { amount });
  return (
    <a
      href={`/api/files/${id}`}
      download={name}
      className="flex max-w-60 flex-col overflow-hidden rounded-md border border-border bg-surface text-sm hover:border-accent"
    >
      {width !== undefined && height !== undefined ? (
        // Made and sized by the desk itself, for whoever may read it: nothing between may keep it.
        // oxlint-disable-next-line next/no-img-element
        <img
          src={`/api/files/${id}/thumbnail`}
          alt={t("preview", { name: isolated(name) })}
          width={width}
          height={height}
          loading="lazy"
          className="h-32 w-full object-cover"
        />
      ) : null}
      <span className="flex min-h-9 items-center gap-2 px-2 py-1 pointer-coarse:min-h-11">
        {width === undefined ? <FileText className="size-4 shrink-0 text-muted" aria-hidden /> : null}
        <span className="truncate">
          <span className="sr-only">{t("download")} </span>
          <Words>{name}</Words>
        </span>
        <span className="ms-auto shrink-0 text-xs text-muted">{size}</span>
      </span>
    </a>
  );
}
