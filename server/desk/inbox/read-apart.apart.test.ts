import { expect, test } from "vitest";
import { isAway } from "#server/platform/files/file-store.ts";
import { createApartReader } from "./read-apart.ts";
import { aMail } from "./testing.ts";

test("a mail is read in a thread of its own, as in this one", async () => {
  const read = createApartReader();
  const mail = await read(
    Buffer.from(aMail({ from: "Zoë <zoe@example.test>", subject: "Größe", text: "It hums." })),
    null,
  );
  expect(mail).toMatchObject({ from: { address: "zoe@example.test" }, subject: "Größe", words: "It hums." });
});

test("what is no mail says why", async () => {
  await expect(createApartReader()(new Uint8Array([0, 1, 2]), null)).rejects.toThrow("none of the headers");
});

test("one that takes too long is given up, and the thread with it", async () => {
  await expect(createApartReader(1)(Buffer.from(aMail({ from: "a@b.test" })), null)).rejects.toThrow(
    "longer than 0.001 s",
  );
});

test("that its files cannot be written is no fault of the mail's", async () => {
  const file = 'Content-Disposition: attachment; filename="lamp.txt"\r\n\r\nOn.';
  const headers = ['Content-Type: multipart/mixed; boundary="b1"'];
  const mail = aMail({ from: "a@b.test", headers, text: `--b1\r\n${file}\r\n--b1--` });
  await expect(createApartReader()(Buffer.from(mail), "/dev/null/mail-")).rejects.toSatisfy(isAway);
});
