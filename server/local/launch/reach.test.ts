import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { publicAddresses, reachOf } from "./reach.ts";

test.each([
  [undefined, "machine"],
  ["", "machine"],
  ["http://localhost:4000", "machine"],
  ["http://127.0.0.1:4000", "machine"],
  ["http://192.168.1.20:3000", "network"],
  ["http://desk.local:3000", "network"],
  ["http://desk:3000", "network"],
  ["https://desk.example.com", "public"],
  ["no address", "public"],
])("with the address %s a stack is for the %s", (NEXTAUTH_URL, reach) => {
  expect(reachOf({ NEXTAUTH_URL })).toBe(reach);
});

test("a machine that strangers can reach is known by its addresses", () => {
  const at = (address: string, family: "IPv4" | "IPv6", internal = false): NetworkInterfaceInfo => {
    const rest = { address, netmask: "", mac: "", internal, cidr: null };
    return family === "IPv6" ? { ...rest, family, scopeid: 0 } : { ...rest, family };
  };
  const interfaces = {
    lo: [at("127.0.0.1", "IPv4", true), at("::1", "IPv6", true)],
    office: [at("192.168.1.20", "IPv4"), at("fe80::1", "IPv6"), at("fd00::2", "IPv6")],
  };
  expect(publicAddresses(interfaces)).toEqual([]);
  const wan = [at("203.0.113.9", "IPv4"), at("2001:db8::9", "IPv6")];
  expect(publicAddresses({ ...interfaces, wan })).toEqual(["203.0.113.9", "2001:db8::9"]);
});
