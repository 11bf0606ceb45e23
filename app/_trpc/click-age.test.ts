import { expect, test, vi } from "vitest";
import { clickHeaders, watchClicks } from "./click-age.ts";

const CHANGE = [{ type: "mutation" }];
const listeners = new Map<string, (event: { timeStamp: number }) => void>();

vi.stubGlobal("document", {
  addEventListener: (type: string, listener: (event: { timeStamp: number }) => void) => listeners.set(type, listener),
});
watchClicks();

test("a change says how long ago its click was, whatever the clock shows", () => {
  listeners.get("click")?.({ timeStamp: 5_000.4 });
  expect(clickHeaders(CHANGE, 5_012.9)).toEqual({ "x-click-age": "13" });
});

test("what only reads says nothing, nor does a change that nobody clicked for", () => {
  listeners.get("keydown")?.({ timeStamp: 1_000 });
  expect(clickHeaders([{ type: "query" }], 1_010)).toEqual({});
  expect(clickHeaders(CHANGE, 120_000)).toEqual({});
});
