import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { describeApi } from "./openapi.ts";
import { ROUTES } from "./routes.ts";

const document = describeApi(ROUTES, { publicUrl: "https://help.quickfix.test" });
const operations = Object.entries(document.paths ?? {}).flatMap(([route, item]) =>
  Object.entries(item).map(([method, operation]) => ({ route, method, operation })),
);

test("the document is the one that clients were given", async () => {
  // Changing it is changing the API: read the difference as a client would, then update the file with `vitest -u`.
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot("openapi.snap");
});

test("every reference leads somewhere", () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, pointer]) => pointer ?? "",
  );
  expect(references.length).toBeGreaterThan(0);
  for (const pointer of references) {
    const target = pointer.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect(target, pointer).toBeDefined();
  }
});

test("every operation has a name of its own, a summary and the errors of its kind", () => {
  const names = operations.map(({ operation }) => operation.operationId);
  expect(new Set(names).size).toBe(ROUTES.length);
  for (const { operation } of operations) {
    expect(operation.summary).toBeTruthy();
    expect(operation.responses["503"]).toBeDefined();
    if (operation.security.length > 0) expect(operation.responses["401"]).toBeDefined();
    if (operation.requestBody) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(["400", "413"]));
  }
});

test("every part of a path is described as a parameter", () => {
  for (const { route, operation } of operations) {
    const parts = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const parameters: { in: string; name: string }[] = operation.parameters ?? [];
    expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(parts);
  }
});

test("Next hands every address of the document to the table", async () => {
  const api = path.resolve(import.meta.dirname, "../../../app/api");
  const files = readdirSync(api, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  const table = await import(path.join(api, "[...path]/route.ts"));
  for (const { route, method } of operations) {
    const takers = files.map((file) => path.dirname(file)).filter((folder) => isFor(folder, route.split("/").slice(2)));
    // Next prefers what is spelled out furthest.
    const [taker = ""] = takers.toSorted((one, other) => fixedLength(other) - fixedLength(one));
    const served = await import(path.join(api, taker, "route.ts"));
    expect(served[method.toUpperCase()], `${method} ${route} by ${taker}`).toBe(table[method.toUpperCase()]);
  }
});

/** Whether a folder of Next's stands for an address, in its way of spelling: `[id]` is any part, `[...path]` are all. */
function isFor(folder: string, parts: readonly string[]): boolean {
  const pattern = folder.split(path.sep);
  const rest = pattern.findIndex((part) => part.startsWith("[..."));
  if (rest < 0 && pattern.length !== parts.length) return false;
  return pattern.every((part, at) => part.startsWith("[") || part === parts[at]);
}

function fixedLength(folder: string): number {
  return folder.includes("[") ? folder.indexOf("[") : folder.length;
}
