import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { z } from "zod";
import { ROUTES } from "../routes.ts";
import { curlExample } from "./curl-example.ts";
import { fieldsOf, inputSchema, wordsOf } from "./schema-words.ts";
import { answerOf, shapesOf } from "./shapes.ts";

test("says in words what a field takes", () => {
  const schema = z.object({
    title: z.string().min(3).max(200),
    limit: z.int().min(1).max(100).default(25),
    tags: z
      .array(z.enum(["a", "b"]))
      .optional()
      .meta({ description: "What it is about." }),
    agentId: z.string().nullable(),
  });
  expect(fieldsOf(inputSchema(schema))).toEqual([
    { name: "title", type: "text, 3 to 200 characters", isRequired: true, description: "" },
    { name: "limit", type: "number, 1 to 100; 25 unless given", isRequired: false, description: "" },
    { name: "tags", type: "list of one of a, b", isRequired: false, description: "What it is about." },
    { name: "agentId", type: "text, or null", isRequired: true, description: "" },
  ]);
});

test("calls a component by its name", () => {
  expect(wordsOf({ $ref: "#/components/schemas/Complaint" })).toBe("Complaint");
});

test.for(ROUTES)("the example of $operationId is a command that a shell takes as meant", (route) => {
  // Printed by the shell itself: what curl would be given, one argument a line.
  const command = curlExample(route, "http://localhost:3000").replace(/^curl/, "printf '%s\\n'");
  const given = execFileSync("sh", ["-c", command], { encoding: "utf8" }).trimEnd().split("\n");
  expect(given).toContain(`http://localhost:3000${route.path.replace("{id}", "COMP-10001")}`);
  if (!route.body) return;
  expect(route.body.safeParse(JSON.parse(given.at(-1) ?? "")).error).toBeUndefined();
});

test("names the shape of every answer, and explains each of them", () => {
  const explained = shapesOf(ROUTES).map(({ name }) => name);
  const inJson = ROUTES.filter(({ type }) => type === undefined);
  for (const route of inJson) expect(explained).toContain(answerOf(route).replace("list of ", ""));
  expect(explained).toContain("Error");
});

test("says of a file that it is one, and how to keep it", () => {
  const file = ROUTES.find(({ type }) => type === "application/zip");
  if (!file) throw new Error("No route answers with a file.");
  expect(answerOf(file)).toBe("a file (application/zip)");
  expect(curlExample(file, "http://localhost:3000")).toMatch(/^curl \S+\/api\/me\/export \\\n {2}-OJ /);
});

test("spells out the fields of objects inside", () => {
  const error = shapesOf(ROUTES).find(({ name }) => name === "Error");
  expect(error?.fields.map(({ name }) => name)).toEqual([
    "error.code",
    "error.message",
    "error.fields",
    "error.allowed",
    "error.complaintId",
  ]);
});
