import { expect, test } from "vitest";
import { z } from "zod";
import { readQuery } from "./read-query.ts";

const schema = z.object({ q: z.string().optional(), limit: z.coerce.number().int().default(25) });
const read = (query: string) => schema.safeParse(readQuery(new URLSearchParams(query), schema));

test.each(["1e1", "0x10", "1.5", "+1", " 1", "Infinity"])("a number is written in digits: %s is none", (limit) => {
  expect(read(new URLSearchParams({ limit }).toString()).success).toBe(false);
});

test("a name that stands there twice is a list, which no single value takes, and no name changes what objects are", () => {
  expect(read("limit=1&limit=2").success).toBe(false);
  expect(read("__proto__=admin&constructor=x&limit=3").data).toEqual({ limit: 3 });
  expect(Object.prototype).not.toHaveProperty("admin");
});

test("digits are a number, nothing is the default, and what is text may look like a number", () => {
  expect(read("limit=10&q=1e1").data).toEqual({ limit: 10, q: "1e1" });
  expect(read("limit=&q=").data).toEqual({ limit: 25 });
});
