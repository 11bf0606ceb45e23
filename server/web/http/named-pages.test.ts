import { glob } from "node:fs/promises";
import { expect, test } from "vitest";
import { COMPLAINT_PAGES, movedTo, NAMING_NONE, namedIn } from "./named-pages.ts";

const files = await Array.fromAsync(glob("**/page.tsx", { cwd: new URL("../../../app", import.meta.url) }));
const pages = files.map((file) => `/${file.replace(/\([^/]*\)\//g, "").replace(/\/?page[.]tsx$/, "")}`);

/** What a mail leads to. */
const NAMED_BY_TOKENS = ["/unsubscribe/[token]"];

test("every page with a parameter is one that a complaint names, and known as such", () => {
  const named = [...COMPLAINT_PAGES, ...NAMED_BY_TOKENS];
  expect(pages.filter((page) => page.includes("[")).toSorted()).toEqual(named.toSorted());
});

test("every page beside one of them is known to name none", () => {
  const isBeside = (page: string) =>
    COMPLAINT_PAGES.some((named) => namedIn(page) !== null || page.startsWith(named.slice(0, -"[id]".length)));
  expect(pages.filter((page) => !page.includes("[") && isBeside(page)).toSorted()).toEqual([...NAMING_NONE]);
  expect(pages.filter((page) => !page.includes("[") && namedIn(page))).toEqual([]);
});

test.each([
  ["/complaints/COMP-10001", { base: "/complaints/", ref: "COMP-10001" }],
  ["/pipeline/trace/10001", { base: "/pipeline/trace/", ref: "10001" }],
  ["/complaints/new", null],
  ["/complaints", null],
  ["/complaints/", null],
  ["/desk/COMP-1/x", null],
])("at %s stands %j", (pathname, named) => {
  expect(namedIn(pathname)).toEqual(named);
});

test.each([
  ["/complaints/comp-10064", "/complaints/COMP-10064"],
  ["/desk/10064", "/desk/COMP-10064"],
  ["/tickets/Comp10064", "/tickets/COMP-10064"],
  ["/pipeline/trace/%2310064", "/pipeline/trace/COMP-10064"],
  ["/complaints/COMP-10064", null],
  ["/complaints/67892fd1a2b3c4e5f6789012", null],
  ["/complaints/new", null],
  ["/people/10064", null],
])("%s has moved to %s", (pathname, to) => {
  expect(movedTo(pathname)).toBe(to);
});
