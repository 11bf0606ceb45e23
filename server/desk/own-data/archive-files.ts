import { indexOf } from "./archive-index.ts";
import type { OwnDataReader } from "./own-data-reader.ts";
import type { Section, Whose } from "./section.ts";
import { SECTIONS } from "./what-is-given.ts";
import type { ArchiveFile } from "./zip-of.ts";

/** The files of somebody's archive, one after the other; the index comes last, since it says how much there is of each. */
export async function* archiveFiles(
  reader: OwnDataReader,
  whose: Whose & { readonly name: string },
  madeAt: Date,
): AsyncGenerator<ArchiveFile> {
  const counts = new Map<Section, number>();
  for (const section of SECTIONS) {
    const items = section.items(reader, whose);
    const first = await items.next();
    if (first.done) continue;
    const count = (n: number) => counts.set(section, n);
    yield { name: section.file, text: listOf(first.value, items, count) };
  }
  yield { name: "README.txt", text: once(indexOf(whose, madeAt, counts)) };
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
