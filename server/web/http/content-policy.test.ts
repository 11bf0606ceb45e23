import { expect, test } from "vitest";
import { contentPolicy } from "./content-policy.ts";

const options = { nonce: "abc", realtimeUrl: "https://live.example.com", isHttps: true, isDevelopment: false };

test("runs only scripts with the nonce, and shows the page in nobody's frame", () => {
  const policy = contentPolicy(options);
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy.match(/unsafe-(inline|eval)/g)).toEqual(["unsafe-inline"]);
  expect(policy).toContain("style-src 'self' 'unsafe-inline'");
});

test("lets the page talk to itself and to the socket only", () => {
  expect(contentPolicy(options)).toContain("connect-src 'self' https://live.example.com wss://live.example.com;");
});

test("asks for https only where there is https", () => {
  expect(contentPolicy({ ...options, isHttps: false })).not.toContain("upgrade-insecure-requests");
});
