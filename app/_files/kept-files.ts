import { listText, readList } from "#app/_drafts/list-text.ts";

/** A file that the server has and no complaint yet, as its draft keeps it. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** Whether there is a small picture of it. */
  readonly isPicture: boolean;
}

/** The files that a draft keeps. */
export const readKept = (text: string): readonly KeptFile[] => readList(text, isKept);

export const keptText = (files: readonly KeptFile[]): string => listText(files);

function isKept(value: unknown): value is KeptFile {
  if (typeof value !== "object" || value === null) return false;
  return (
    "id" in value &&
    typeof value.id === "string" &&
    "name" in value &&
    typeof value.name === "string" &&
    "bytes" in value &&
    typeof value.bytes === "number" &&
    "isPicture" in value &&
    typeof value.isPicture === "boolean"
  );
}
