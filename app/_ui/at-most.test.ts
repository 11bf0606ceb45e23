import { glob, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { MOST_LISTED } from "#server/core/most-listed.ts";

async function sourceOf(pattern: string): Promise<string> {
  const cwd = new URL("../../", import.meta.url);
  const files = await Array.fromAsync(glob(pattern, { cwd }));
  return (await Promise.all(files.map((file) => readFile(new URL(file, cwd), "utf8")))).join("\n");
}

test("every list that ends somewhere says so where it is shown", async () => {
  const [server, pages] = await Promise.all([sourceOf("server/{desk,operate}/**/*.ts"), sourceOf("app/**/*.tsx")]);
  const ends = Object.keys(MOST_LISTED).map((list) => `MOST_LISTED.${list}`);
  expect(ends.filter((end) => !server.includes(end))).toEqual([]);
  expect(ends.filter((end) => !pages.includes(`most={${end}}`))).toEqual([]);
});
