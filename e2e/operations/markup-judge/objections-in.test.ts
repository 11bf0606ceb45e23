import { expect, test } from "vitest";
import { objectionsIn } from "./objections-in.ts";

test("an error is one line with its page; advice is none", () => {
  const messages = [
    { type: "error", url: "file:/a/desk-phone.html", message: "No such attribute.", extract: '<p\n  b="c">' },
    { type: "info", subType: "warning", url: "file:/a/desk-phone.html", message: "Consider a heading." },
  ];
  expect(objectionsIn(JSON.stringify({ messages }))).toEqual(['desk-phone.html: No such attribute. <p b="c">']);
  expect(objectionsIn('{"messages":[]}')).toEqual([]);
});

test("a judge that could not begin has not agreed", () => {
  expect(objectionsIn("Error: Unable to access jarfile")).toEqual(["vnu: Error: Unable to access jarfile"]);
  expect(objectionsIn("")).toEqual(["vnu: said nothing"]);
});
