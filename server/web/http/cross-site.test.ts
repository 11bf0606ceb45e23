import { expect, test } from "vitest";
import { requireSameSite } from "./cross-site.ts";

const PUBLIC_URL = "https://help.example.com";

function outcome(headers: Record<string, string>, method = "POST"): string {
  try {
    requireSameSite({ method, headers: new Headers({ host: "help.example.com", ...headers }) }, PUBLIC_URL);
    return "let through";
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test("lets a page of our own change things", () => {
  expect(outcome({ origin: "https://help.example.com" })).toBe("let through");
  expect(outcome({ "sec-fetch-site": "same-origin" })).toBe("let through");
  expect(outcome({ "sec-fetch-site": "none" })).toBe("let through");
});

test.for<Record<string, string>>([
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "cross-site", origin: PUBLIC_URL },
  { origin: "https://evil.example" },
  { origin: "https://help.example.com.evil.example" },
  { origin: "https://help.example.com:8443" },
  { origin: "null" },
  { origin: "not an origin" },
])("refuses a change that another site asks for: %o", (headers) => {
  expect(outcome(headers)).toBe("auth.cross-site");
});

test("lets a page of the public address through when a proxy hands on another host", () => {
  expect(outcome({ host: "10.0.0.5:3000", origin: PUBLIC_URL })).toBe("let through");
});

test("lets a request through that no browser's page sent", () => {
  expect(outcome({})).toBe("let through");
});

test("lets everybody read", () => {
  expect(outcome({ "sec-fetch-site": "cross-site" }, "GET")).toBe("let through");
});
