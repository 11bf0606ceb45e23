import { expect, test } from "vitest";
import { z } from "zod";
import { DomainError } from "#server/core/errors.ts";
import { readQuery } from "./read-query.ts";

const schema = z.object({
  q: z.string().optional(),
  limit: z.coerce.number().int().default(25),
  status: z.union([z.string(), z.array(z.string())]).optional(),
});
const read = (query: string) => schema.safeParse(readQuery(new URLSearchParams(query), schema));
/** What is said of each parameter that is refused. */
function refusedIn(query: string, of: z.ZodObject = schema): unknown {
  try {
    readQuery(new URLSearchParams(query), of);
    return null;
  } catch (error) {
    return error instanceof DomainError && error.detail.fields;
  }
}

test.each(["1e1", "0x10", "1.5", "+1", " 1", "Infinity"])("a number is written in digits: %s is none", (limit) => {
  expect(read(new URLSearchParams({ limit }).toString()).success).toBe(false);
});

test("a name that nobody knows is refused with those that are known, and no name changes what objects are", () => {
  const unknown = "There is no such parameter. Known are: q, limit, status.";
  expect(refusedIn("stauts=Open&limit=3&page=")).toEqual({ stauts: unknown, page: unknown });
  expect(Object.keys(refusedIn("__proto__=admin&constructor=x") ?? {})).toEqual(["__proto__", "constructor"]);
  expect(Object.prototype).not.toHaveProperty("admin");
  expect(refusedIn("q=1", z.object({}))).toEqual({ q: "This address takes no parameters." });
  expect(Object.keys(refusedIn(`${"x".repeat(100)}=1`) ?? {})).toEqual(["x".repeat(40)]);
});

test("a name that stands there twice is a list where that is taken, and refused elsewhere", () => {
  expect(read("status=Open&status=Closed").data).toMatchObject({ status: ["Open", "Closed"] });
  expect(refusedIn("limit=1&limit=2")).toEqual({ limit: "This takes one value, and stands there several times." });
  expect(read("limit=1&limit=").data).toEqual({ limit: 1 });
});

test("digits are a number, nothing is the default, and what is text may look like a number", () => {
  expect(read("limit=10&q=1e1").data).toEqual({ limit: 10, q: "1e1" });
  expect(read("limit=&q=").data).toEqual({ limit: 25 });
});
