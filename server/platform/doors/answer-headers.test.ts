import { expect, test } from "vitest";
import { answerHeaders } from "./answer-headers.ts";

test("what is no page runs nothing, stands in no frame, is not sniffed and is handed to no other site", () => {
  expect(answerHeaders("https://example.com", true)).toMatchObject({
    "Content-Security-Policy": expect.stringMatching(/^default-src 'none';.* frame-ancestors 'none'$/),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  });
});

test("with https browsers are told to stay with it for a year; names below may be left out", () => {
  const saidTo = (url: string, withSubdomains: boolean) =>
    answerHeaders(url, withSubdomains)["Strict-Transport-Security"];
  expect(saidTo("https://example.com", true)).toBe("max-age=31536000; includeSubDomains");
  expect(saidTo("https://example.com", false)).toBe("max-age=31536000");
  expect(saidTo("http://localhost:3000", true)).toBeUndefined();
});
