import { expect, test } from "vitest";
import { createOriginCheck } from "./origins.ts";

const OWN = ["https://desk.example.com", "http://localhost:3000"];

test("the application's own pages may connect, and programs, which have no page", () => {
  const isAllowed = createOriginCheck(OWN, false);
  expect([undefined, "https://desk.example.com", "http://localhost:3000"].map(isAllowed)).toEqual([true, true, true]);
});

test.each([
  "https://desk.example.com.evil.example",
  "http://desk.example.com",
  "https://desk.example.com:8443",
  "null",
  "",
])("a page at %j may not", (origin) => {
  expect(createOriginCheck(OWN, true)(origin)).toBe(false);
});

test("on one's own machine both names of it are the same, in production they are not", () => {
  expect(createOriginCheck(OWN, true)("http://127.0.0.1:3000")).toBe(true);
  expect(createOriginCheck(OWN, false)("http://127.0.0.1:3000")).toBe(false);
  expect(createOriginCheck(OWN, true)("http://127.0.0.1:4000")).toBe(false);
});
