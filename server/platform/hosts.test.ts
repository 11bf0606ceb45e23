import { expect, test } from "vitest";
import { createHosts } from "./hosts.ts";

const hosts = createHosts(["Desk.example.com", "live.example.com:8443", "web"]);

test.for(["desk.example.com", "desk.example.com:3000", "DESK.example.com.", "live.example.com", "web:3000"])(
  "answers to %s, which is configured, at any port",
  (host) => {
    expect(hosts.isOurs(host)).toBe(true);
  },
);

test.for(["localhost", "localhost:3000", "desk.localhost", "127.0.0.1:3001", "127.8.9.1", "[::1]:3000"])(
  "answers to %s, which is this machine",
  (host) => {
    expect(hosts.isOurs(host)).toBe(true);
  },
);

test.for([
  "evil.example",
  "desk.example.com.evil.example",
  "evil-desk.example.com",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "10.0.0.5:3000",
  "[2001:db8::1]",
  "web@evil.example",
  "web/evil.example",
  "web evil.example",
  "web,evil.example",
  "",
  null,
  undefined,
])("does not answer to %s", (host) => {
  expect(hosts.isOurs(host)).toBe(false);
});

test("whoever looks after the machine may ask at its bare address, where no site can send a browser", () => {
  expect(["10.0.0.5:3000", "[2001:db8::1]:3001", "web"].map(hosts.isOursOrAddress)).toEqual([true, true, true]);
  expect(["evil.example", "10.0.0.5.evil.example", ""].map(hosts.isOursOrAddress)).toEqual([false, false, false]);
});
