import { expect, test } from "vitest";
import { readAddress } from "./address.ts";
import { createNetworks, readNetwork } from "./networks.ts";

test.for<[string, string | null]>([
  ["10.0.0.7", "10.0.0.7/32"],
  ["10.0.0.0/8", "10.0.0.0/8"],
  ["2001:DB8::/32", "2001:db8::/32"],
  ["::ffff:10.0.0.7", "10.0.0.7/32"],
  ["0.0.0.0/0", null],
  ["::/0", null],
  ["10.0.0.0/33", null],
  ["10.0.0.0/", null],
  ["10.0.0.0/8/8", null],
  ["10.0.0", null],
  ["010.0.0.1", null],
  ["fe80::1%eth0", null],
  ["proxy.internal", null],
])("reads %s as %s", ([text, network]) => {
  expect(readNetwork(text)).toBe(network);
});

test("an address belongs to a network of its own kind only", () => {
  const networks = createNetworks(["10.0.0.0/8", "2001:db8::/32"]);
  const isIn = (text: string) => {
    const address = readAddress(text);
    return address !== null && networks(address);
  };
  expect(["10.9.9.9", "::ffff:10.9.9.9", "2001:db8:1::1"].map(isIn)).toEqual([true, true, true]);
  expect(["11.0.0.1", "2001:db9::1", "::a00:1"].map(isIn)).toEqual([false, false, false]);
});
