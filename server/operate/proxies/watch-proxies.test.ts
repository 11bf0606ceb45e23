import { expect, test } from "vitest";
import { aTestClock } from "#server/desk/testing.ts";
import { createSenderJudge } from "#server/platform/addresses/sender.ts";
import { NOTED_EVERY_MS, watchProxies } from "./watch-proxies.ts";

const judge = createSenderJudge({ trustedProxies: [] });
const forwarded = (peer: string) => judge({ peer, headers: { "x-forwarded-for": "192.0.2.1" } });

function aWatch() {
  const clock = aTestClock();
  const [logged, noted]: string[][] = [[], []];
  const proxies = { note: async (address: string) => void noted?.push(address) };
  const log = { warn: (_: object, line?: string) => void logged?.push(String(line)) };
  return { clock, logged, noted, heard: watchProxies({ proxies, clock, log: log as never }) };
}

test("a proxy that is not believed is said once, and kept for the doctor as long as it goes on", () => {
  const { clock, logged, noted, heard } = aWatch();
  for (let i = 0; i < 3; i++) heard(forwarded("10.0.0.7"));
  expect([logged?.length, noted]).toEqual([1, ["10.0.0.7"]]);
  expect(logged?.[0]).toContain("TRUSTED_PROXIES");
  clock.advance(NOTED_EVERY_MS);
  heard(forwarded("10.0.0.7"));
  expect([logged?.length, noted]).toEqual([1, ["10.0.0.7", "10.0.0.7"]]);
});

test("whoever sends such a header from the internet fills neither log nor memory", () => {
  const { logged, noted, heard } = aWatch();
  heard(forwarded("192.0.2.9"));
  heard(judge({ peer: "10.0.0.7", headers: {} }));
  expect([logged, noted]).toEqual([[], []]);
});

test("made-up neighbours are heard of fifty at most", () => {
  const { logged, heard } = aWatch();
  for (let nth = 0; nth < 200; nth++) heard(forwarded(`10.0.0.${nth}`));
  expect(logged).toHaveLength(50);
});
