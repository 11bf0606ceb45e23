import { expect, test } from "vitest";
import { createSenderJudge, type Sender, UNKNOWN_SENDER } from "./sender.ts";

const judge = createSenderJudge({ trustedProxies: ["10.0.0.0/8", "2001:db8::7/128", "127.0.0.1/32"] });
const judged = (peer: string | undefined, forwardedFor?: string, more: Record<string, string> = {}): Sender =>
  judge({ peer, headers: { ...(forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor }), ...more } });

test.for<[string, string | undefined, string]>([
  ["192.0.2.1", undefined, "192.0.2.1"],
  ["192.0.2.1", "198.51.100.1", "192.0.2.1"],
  ["172.16.0.1", "198.51.100.1", "172.16.0.1"],
  ["10.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["10.0.0.1", undefined, "10.0.0.1"],
  // What stands before the last untrusted one can be made up by it.
  ["10.0.0.1", "127.0.0.1, 8.8.8.8, 198.51.100.1", "198.51.100.1"],
  ["10.0.0.1", "8.8.8.8, 198.51.100.1, 10.9.9.9,10.0.0.2", "198.51.100.1"],
  ["::ffff:10.0.0.1", "8.8.8.8, ::ffff:198.51.100.1", "198.51.100.1"],
  ["2001:db8::7", "2001:DB8:0:0::9", "2001:db8::9"],
  ["10.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
  ["10.0.0.1", "[2001:db8::9]:4711", "2001:db8::9"],
  ["10.0.0.1", "fe80::1%eth0", "fe80::1"],
  ["fe80::1%eth0", undefined, "fe80::1"],
  // All of them are proxies: the farthest asks for itself.
  ["10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
  // What cannot be read says nothing about who is behind it.
  ["10.0.0.1", "unknown", "10.0.0.1"],
  ["10.0.0.1", "198.51.100.1, _hidden, 10.0.0.2", "10.0.0.2"],
  ["10.0.0.1", "0x7f.1", "10.0.0.1"],
  ["10.0.0.1", "198.51.100.010", "10.0.0.1"],
  ["10.0.0.1", "", "10.0.0.1"],
  ["10.0.0.1", ",,, ,", "10.0.0.1"],
])("over %s, with %o, a request comes from %s", ([peer, forwardedFor, ip]) => {
  expect(judged(peer, forwardedFor).ip).toBe(ip);
});

test("a header of 100 kB is read at its end, and stored nowhere", () => {
  expect(judged("10.0.0.1", `${"1.1.1.1, ".repeat(11_000)}198.51.100.1`).ip).toBe("198.51.100.1");
  expect(judged("10.0.0.1", "1".repeat(100_000)).ip).toBe("10.0.0.1");
  // Cut off in the middle of an address, which must not become another one.
  expect(judged("10.0.0.1", `198.51.100.1${",10.0.0.2".repeat(111)}`).ip).toBe("10.0.0.2");
});

test("an IPv6 address counts as its /64", () => {
  expect(judged("2001:db8:1:2:3:4:5:6").network).toBe("2001:db8:1:2::/64");
  expect(judged("2001:db8:1:2::9").network).toBe("2001:db8:1:2::/64");
  expect(judged("192.0.2.1").network).toBe("192.0.2.1");
});

test("a proxy on our own network that is not trusted is a crowd, and so is a trusted one that names nobody", () => {
  expect(judged("172.16.0.1", "198.51.100.1").isCrowd).toBe(true);
  expect(judged("172.16.0.1", undefined, { forwarded: "for=198.51.100.1" }).isCrowd).toBe(true);
  expect(judged("10.0.0.1", undefined, { "x-real-ip": "198.51.100.1" }).isCrowd).toBe(true);
  expect(judged("10.0.0.1", "198.51.100.1").isCrowd).toBe(false);
  expect(judged("172.16.0.1").isCrowd).toBe(false);
});

test("whoever sends such a header from the internet is nobody but themselves", () => {
  expect(judged("192.0.2.1", "198.51.100.1")).toMatchObject({ ip: "192.0.2.1", isCrowd: false });
});

test("only what this machine sends by itself is local", () => {
  const untrusting = createSenderJudge({ trustedProxies: [] });
  const isLocal = (peer: string, headers = {}) => untrusting({ peer, headers }).isLocal;
  expect([isLocal("127.0.0.1"), isLocal("::1"), isLocal("::ffff:127.0.0.2")]).toEqual([true, true, true]);
  expect(isLocal("10.0.0.1")).toBe(false);
  expect(isLocal("127.0.0.1", { "x-forwarded-for": "127.0.0.1" })).toBe(false);
  expect(judged("127.0.0.1", "127.0.0.1").isLocal).toBe(false);
});

test("a socket without an address, as a Unix socket is, is believed nothing", () => {
  expect(judged(undefined, "198.51.100.1")).toEqual(UNKNOWN_SENDER);
  expect(judged("/run/desk.sock", "198.51.100.1")).toEqual(UNKNOWN_SENDER);
});
