import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { HEAP_LIMITS } from "./heap-limits.ts";

test("whoever starts the database alone gives it the same limits as who starts it beside a desk", async () => {
  const { scripts } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  expect(scripts.embedded).toBe(`node ${HEAP_LIMITS.join(" ")} server/embedded-mongo/main.ts`);
});
