import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

export interface ArchiveFile {
  readonly name: string;
  /** Its text, or whatever else is in it, piece by piece. What is no text is mostly as small as it gets already. */
  readonly pieces: AsyncIterable<string> | AsyncIterable<Uint8Array>;
  readonly isText: boolean;
}

/**
 * A zip archive of these files, piece by piece: nothing is read before somebody takes what came before, so that an archive
 * costs no more memory than a few pieces, however large it is. Whoever stops taking closes what was being read.
 */
export async function* zipOf(files: AsyncIterable<ArchiveFile>, madeAt: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  const encoder = new TextEncoder();
  for await (const { name, pieces, isText } of files) {
    const file = isText ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    file.mtime = madeAt;
    zip.add(file);
    for await (const piece of pieces) {
      file.push(typeof piece === "string" ? encoder.encode(piece) : piece);
      yield* ready.splice(0);
    }
    file.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
