import type { AttachedFile } from "#server/core/timeline.ts";
import { filesFor } from "#server/desk/complaints/files-in.ts";
import { keyOf } from "#server/desk/files/contents.ts";
import type { Contents } from "#server/desk/files/room.ts";
import { indexOf } from "./archive-index.ts";
import type { OwnDataReader } from "./own-data-reader.ts";
import type { Section, Whose } from "./section.ts";
import { SECTIONS } from "./what-is-given.ts";
import type { ArchiveFile } from "./zip-of.ts";

interface ArchiveRoom extends Contents<"open"> {
  readonly ownData: OwnDataReader;
}

/** The files of somebody's archive, one after the other; the index comes last, since it says how much there is of each. */
export async function* archiveFiles(
  { ownData: reader, contents }: ArchiveRoom,
  whose: Whose & { readonly name: string },
  madeAt: Date,
): AsyncGenerator<ArchiveFile> {
  const counts = new Map<Section, number>();
  for (const section of SECTIONS) {
    const items = section.items(reader, whose);
    const first = await items.next();
    if (first.done) continue;
    const count = (n: number) => counts.set(section, n);
    yield { name: section.file, isText: true, pieces: listOf(first.value, items, count) };
  }
  for await (const { id, name } of theirFiles(reader, whose)) {
    const pieces = await contents.open(keyOf(id));
    // What is being taken away at this moment is not there any more.
    if (pieces) yield { name: `files/${id} ${name}`, isText: false, pieces };
  }
  yield { name: "README.txt", isText: true, pieces: once(indexOf(whose, madeAt, counts)) };
}

/** What is given with its contents: files of their complaints, and of their own macros. */
async function* theirFiles(reader: OwnDataReader, { id }: Whose): AsyncGenerator<AttachedFile> {
  for await (const { files = [] } of reader.complaintFiles(id)) yield* filesFor(files, false);
  for await (const { files = [] } of reader.macros(id)) yield* files;
}

/** A JSON list, item by item. */
async function* listOf(
  first: object,
  rest: AsyncIterable<object>,
  onCount: (count: number) => void,
): AsyncGenerator<string> {
  let count = 1;
  yield `[\n${JSON.stringify(first)}`;
  for await (const item of rest) {
    count += 1;
    yield `,\n${JSON.stringify(item)}`;
  }
  onCount(count);
  yield "\n]\n";
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
