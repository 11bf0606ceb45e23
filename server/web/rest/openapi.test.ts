import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { describeApi } from "./openapi.ts";
import { ROUTES } from "./routes.ts";

const document = describeApi(ROUTES, { serverUrl: "https://help.example.com" });
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

test("what the document names is what the application serves", async () => {
  const api = path.resolve(import.meta.dirname, "../../../app/api");
  const files = readdirSync(api, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("route.ts"));
  const served: string[] = [];
  for (const file of files) {
    const route = `/api/${path.dirname(file).replaceAll("[", "{").replaceAll("]", "}")}`;
    for (const method of await methodsOf(path.join(api, file))) served.push(`${method} ${route}`);
  }
  const described = operations.map(({ method, route }) => `${method.toUpperCase()} ${route}`);
  expect(served.toSorted()).toEqual(described.toSorted());
});

/** What an address of the REST API takes, by its own word, and exports; other routes have no answer to that question. */
async function methodsOf(file: string): Promise<string[]> {
  const route: { OPTIONS?: () => Promise<Response> } = await import(file);
  const allowed = (await route.OPTIONS?.())?.headers.get("allow");
  return allowed ? allowed.split(", ").filter((method) => method in route) : [];
}
