import { expect, test } from "vitest";
import { frame } from "./output.ts";
import { welcome } from "./welcome.ts";

test("a frame is as wide as its widest line", () => {
  expect(frame(["a", "longer"])).toBe(["┌────────┐", "│ a      │", "│ longer │", "└────────┘"].join("\n"));
});

test("the welcome shows where to go and whom to be, the latter only with demo data", () => {
  const stack = { webUrl: "http://localhost:3000", realtimeUrl: "http://localhost:3001" };
  expect(welcome(stack, true)).toMatch(
    /http:\/\/localhost:3000 [^]*quickfix-demo[^]*admin@demo\.test[^]*\/experiments/,
  );
  expect(welcome(stack, false)).not.toContain("quickfix-demo");
});
