import { expect, test } from "vitest";
import { frame } from "./output.ts";
import { welcome } from "./welcome.ts";

test("a frame is as wide as its widest line", () => {
  expect(frame(["a", "longer"])).toBe(["┌────────┐", "│ a      │", "│ longer │", "└────────┘"].join("\n"));
});

const STACK = {
  webUrl: "http://localhost:3000",
  realtimeUrl: "http://localhost:3001",
  reach: "machine" as const,
  hasDemo: true,
  env: {},
};

test("the welcome shows where to go and whom to be, the latter only with demo data", () => {
  expect(welcome(STACK)).toMatch(/http:\/\/localhost:3000 [^]*quickfix-demo[^]*admin@demo\.test[^]*\/experiments/);
  expect(welcome({ ...STACK, hasDemo: false })).not.toContain("quickfix-demo");
});

test("who can use the demo's password is said, where it is more than this machine", () => {
  const inTheOffice = { ...STACK, reach: "network" as const, env: { NEXTAUTH_URL: "http://desk.local:3000" } };
  expect(welcome(STACK, ["203.0.113.9"])).not.toContain("network");
  expect(welcome(inTheOffice, [])).toMatch(/Open +http:\/\/desk\.local:3000 [^]*Everybody in your network can come in/);
  expect(welcome(inTheOffice, [])).not.toContain("strangers");
  expect(welcome(inTheOffice, ["203.0.113.9"])).toContain("strangers who reach 203.0.113.9");
  const env = { NEXTAUTH_URL: "https://desk.example.com" };
  expect(welcome({ ...STACK, reach: "public", hasDemo: false, env })).toContain("no demo and no experiments");
});
