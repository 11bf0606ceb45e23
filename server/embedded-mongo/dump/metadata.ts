import { readFileSync } from "node:fs";
import { type Doc, isDocument } from "../bson/document.ts";
import { fromExtendedJson, toExtendedJson } from "./extended-json.ts";
import { UnusableDump } from "./unusable-dump.ts";

/** What mongodump writes beside the documents of a collection. */
export interface Metadata {
  readonly options: Doc;
  readonly indexes: readonly Doc[];
  /** 32 hexadecimal digits; null where an old mongodump wrote none. */
  readonly uuid: string | null;
  readonly collectionName: string | null;
}

export function writeMetadata({ options, indexes, uuid, collectionName }: Metadata): string {
  return toExtendedJson({ options, indexes, uuid, collectionName, type: "collection" });
}

/** @throws UnusableDump */
export function readMetadata(file: string): Metadata {
  const { options = {}, indexes = [], uuid, collectionName, type = "collection" } = parse(file);
  if (type !== "collection") {
    throw new UnusableDump(file, `is of a ${String(type)}, which is not restored: leave it out of the folder`);
  }
  if (!isDocument(options) || !Array.isArray(indexes) || !indexes.every(isDocument)) {
    throw new UnusableDump(
      file,
      `is no metadata of mongodump: "options" is a document there, "indexes" a list of them`,
    );
  }
  return {
    options,
    indexes,
    uuid: typeof uuid === "string" ? uuid : null,
    collectionName: typeof collectionName === "string" ? collectionName : null,
  };
}

function parse(file: string): Doc {
  try {
    return fromExtendedJson(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableDump(file, `is no Extended JSON (${reason}): dump anew, or mend it by hand`);
  }
}
