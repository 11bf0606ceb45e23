import { expect, test } from "vitest";
import { createPageGuard } from "./page-guard.ts";

const guard = createPageGuard(["aws:4566", "192.168.1.20"]);

test.each(["127.0.0.1:4566", "localhost", "LOCALHOST:1", "[::1]:4566", "aws", "AWS:4566", "192.168.1.20:4566"])(
  "a program that asks for %s is served",
  (host) => {
    expect(guard({ host })).toBeNull();
    expect(guard({ host, "sec-fetch-site": "none" })).toBeNull();
  },
);

test.each(["https://evil.example", "http://localhost:3000", "http://127.0.0.1:4566", "null", ""])(
  "a page of %s is not, whatever it asks for",
  (origin) => {
    expect(guard({ host: "127.0.0.1:4566", origin })).toBe("This is not for web pages.");
  },
);

test.each(["cross-site", "same-site", "same-origin", "anything"])(
  "a picture or a link that a browser calls %s is not",
  (site) => {
    expect(guard({ host: "127.0.0.1:4566", "sec-fetch-site": site })).toBe("This is not for web pages.");
  },
);

test.each([
  undefined,
  "",
  "evil.example",
  "evil.example:4566",
  "localhost.evil.example",
  "aws.evil.example",
  "0.0.0.0",
])("a request for %s is told what to do", (host) => {
  expect(guard({ host })).toContain("ALLOWED_HOSTS");
});
