import { expect, test } from "vitest";
import { besidePosition } from "./place-beside.ts";

const view = { width: 400, height: 600 };
const box = { width: 200, height: 100 };

test("stands under its button, with the ends in line", () => {
  const button = { top: 20, bottom: 50, left: 300, right: 340 };
  expect(besidePosition(button, box, view, "end")).toEqual({ top: 54, left: 140 });
  expect(besidePosition({ ...button, left: 100 }, box, view, "start")).toEqual({ top: 54, left: 100 });
});

test("goes above when there is no room below", () => {
  const button = { top: 550, bottom: 590, left: 300, right: 340 };
  expect(besidePosition(button, box, view, "end").top).toBe(446);
});

test("never leaves the window", () => {
  const button = { top: 20, bottom: 50, left: 10, right: 40 };
  expect(besidePosition(button, box, view, "end").left).toBe(8);
  expect(besidePosition({ ...button, left: 380 }, box, view, "start").left).toBe(192);
});
