import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { type ArchiveFile, zipOf } from "./zip-of.ts";

const MADE_AT = new Date(2026, 2, 2, 9);
const decoder = new TextDecoder();

const text = (name: string, pieces: AsyncIterable<string>): ArchiveFile => ({ name, isText: true, pieces });

/** A file of so many lines that no compression makes short; tells how many were asked for, and whether it was closed. */
function aFile(name: string, lines: number) {
  const seen = { asked: 0, closed: false };
  async function* written() {
    try {
      while (seen.asked < lines) {
        seen.asked += 1;
        yield `${Array.from({ length: 20 }, () => Math.random()).join()}\n`;
      }
    } finally {
      seen.closed = true;
    }
  }
  return { seen, file: text(name, written()) };
}

async function* each(...files: ArchiveFile[]) {
  yield* files;
}

async function* said(text: string) {
  yield text;
}

test("what went in comes out, by name", async () => {
  const files = each(text("a.json", said("[]\n")), text("Zoë.txt", said("Grüße 😀")));
  const pieces = await Array.fromAsync(zipOf(files, MADE_AT));
  const read = Object.entries(unzipSync(Buffer.concat(pieces))).map(([name, bytes]) => [name, decoder.decode(bytes)]);
  expect(Object.fromEntries(read)).toEqual({ "a.json": "[]\n", "Zoë.txt": "Grüße 😀" });
});

test("nothing is read ahead of whoever takes it, and whoever leaves closes it", async () => {
  const { file, seen } = aFile("big.txt", 100_000);
  const zip = zipOf(each(file), MADE_AT);
  for (let n = 0; n < 3; n++) await zip.next();
  expect(seen.asked).toBeGreaterThan(0);
  expect(seen.asked).toBeLessThan(2_000);
  await zip.return(undefined);
  expect(seen).toMatchObject({ closed: true });
});

test("what cannot be read breaks the archive off", async () => {
  async function* broken(): AsyncGenerator<string> {
    yield "[";
    throw new Error("The database is away.");
  }
  const read = Array.fromAsync(zipOf(each(text("a.json", broken())), MADE_AT));
  await expect(read).rejects.toThrow("The database is away.");
});
