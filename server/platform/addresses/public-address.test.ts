import { expect, test } from "vitest";
import { hostOf, isOnThisMachine, isPublic } from "./public-address.ts";

const LOOPBACK = [
  "http://localhost:3000",
  "http://LOCALHOST",
  "http://localhost.",
  "http://desk.localhost",
  "http://127.0.0.1:3000",
  "http://127.8.9.10",
  "http://127.1",
  "http://0x7f000001",
  "http://2130706433",
  "http://[::1]:3000",
  "http://[::ffff:127.0.0.1]",
  "http://evil.example@localhost",
  "http://ｌｏｃａｌｈｏｓｔ",
];

const PRIVATE = [
  "http://10.0.0.5:3000",
  "http://172.16.0.1",
  "http://172.31.255.255",
  "http://192.168.1.20",
  "http://169.254.7.7",
  "http://[fd00::1]",
  "http://[fc12::1]",
  "http://[fe80::1]",
  "http://[::ffff:192.168.1.20]",
  "http://desk",
  "http://DESK:3000/",
  "http://desk.",
  "http://büro",
  "http://desk.local",
  "http://Desk.LAN.",
  "http://desk.internal",
  "http://quickfix.desk.internal",
  "http://desk.home.arpa",
];

const PUBLIC = [
  "https://quickfix.example.com",
  "https://QUICKFIX.EXAMPLE.COM.",
  "https://bücher.example",
  "https://desk.local.example",
  "https://desk.home",
  "https://desk.corp",
  "https://local.home.arpa.example",
  "http://localhost@quickfix.example.com",
  "http://localhost:x@quickfix.example.com",
  "http://quickfix。example",
  "http://8.8.8.8",
  "http://172.32.0.1",
  "http://192.0.2.1",
  "http://100.64.0.1",
  "http://0.0.0.0:3000",
  "http://[2001:db8::1]",
  "http://[::]",
  "http://[fec0::1]",
  "http://[::ffff:8.8.8.8]",
  "http://[64:ff9b::10.0.0.1]",
  "quickfix.example.com",
  "",
];

test("this machine, private networks and names that only they know are not public", () => {
  expect([...LOOPBACK, ...PRIVATE].filter(isPublic)).toEqual([]);
});

test("everything else is, and so is what is no address", () => {
  expect(PUBLIC.filter((address) => !isPublic(address))).toEqual([]);
});

test("only this machine is loopback", () => {
  expect(LOOPBACK.filter((address) => !isOnThisMachine(address))).toEqual([]);
  expect([...PRIVATE, ...PUBLIC].filter(isOnThisMachine)).toEqual([]);
});

test("a host has one spelling", () => {
  expect(hostOf("https://Bücher.Example.:8443/a")).toBe("xn--bcher-kva.example");
  expect(hostOf("http://[0:0:0:0:0:0:0:1]")).toBe("::1");
  expect(hostOf("no address")).toBeNull();
});
