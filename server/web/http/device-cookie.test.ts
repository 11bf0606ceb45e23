import { expect, test } from "vitest";
import { readDeviceCookie } from "./device-cookie.ts";

test("the mark is read from the cookie, and a new one goes with the answer", () => {
  const device = readDeviceCookie(new Headers({ cookie: "a=b; quickfix.device=old" }), "http://localhost:3000");
  expect([device.mark, device.answerHeaders()]).toEqual(["old", {}]);
  device.keep("new");
  expect(device.answerHeaders()).toEqual({
    "Set-Cookie": "quickfix.device=new; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict",
  });
});

test("with https the browser itself refuses the cookie over anything else", () => {
  const device = readDeviceCookie(new Headers({ cookie: "quickfix.device=old" }), "https://desk.example.com");
  device.keep("new");
  expect(device.mark).toBeNull();
  expect(device.answerHeaders()["Set-Cookie"]).toMatch(/^__Host-quickfix[.]device=new; .*; Secure$/);
});
