import { expect, test } from "vitest";
import { readUsualSend } from "./usual-send.ts";

const keeping = (kept: Record<string, string>) => ({ getItem: (name: string) => kept[name] ?? null });

test("sending is plain until somebody chose another way, and each person has their own", () => {
  const storage = keeping({ "quickfix:usual-send:asha": "resolve" });
  expect(readUsualSend(storage, "asha")).toBe("resolve");
  expect(readUsualSend(storage, "lena")).toBe("send");
});

test("scribbles of others are nobody's way to send", () => {
  expect(readUsualSend(keeping({ "quickfix:usual-send:asha": "note" }), "asha")).toBe("send");
});
