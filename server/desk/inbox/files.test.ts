import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { getComplaint } from "#server/desk/complaints/get-complaint.ts";
import { contentOf } from "#server/desk/files/testing.ts";
import { openDesk } from "#server/desk/testing/open-desk.ts";
import { filesAway, isAway } from "#server/platform/files/file-store.ts";
import { acceptMail } from "./accept-mail.ts";
import { readMail } from "./read-mail.ts";
import { aMail, aMailbox, answerTo, emailOf, vouchedBy } from "./testing.ts";

const it = await openDesk();
const { desk, maya, ines } = it;
const { bring, newest } = aMailbox(it);

/** Words, and files beside them. */
function withFiles(text: string, ...files: readonly (readonly [name: string, content: string])[]) {
  const parts = files.map(
    ([name, content]) =>
      `--b1\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}`,
  );
  return {
    headers: ['Content-Type: multipart/mixed; boundary="b1"'],
    text: [`--b1\r\nContent-Type: text/plain\r\n\r\n${text}`, ...parts, "--b1--"].join("\r\n"),
  };
}

async function filesOf(ref: string) {
  const { files = [] } = await getComplaint(desk, ines, ref);
  return files;
}

test("what comes with an answer is its customer's, in the complaint, and nothing of it lies about", async () => {
  const complaint = await it.file(maya);
  const mail = withFiles("See these.", ["lamp.txt", "It hums."], ["kettle.txt", "It steams."]);
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), ...mail }));
  const files = await filesOf(complaint._id);
  expect(files).toMatchObject([
    { name: "lamp.txt", internal: false },
    { name: "kettle.txt", internal: false },
  ]);
  expect(await contentOf(desk, files[0]?.id ?? "")).toBe("It hums.");
  const { timeline } = await getComplaint(desk, ines, complaint._id);
  expect(timeline.at(-1)).toMatchObject({ kind: "comment", message: "See these.", by: { name: "Maya" } });
  expect((await readdir(desk.contents.scratch)).filter((name) => name.startsWith("mail-"))).toEqual([]);
});

test("a mail that is read again after its reader died brings its files once", async () => {
  const complaint = await it.file(maya);
  const settle = () => Promise.reject(new Error("gone"));
  const dying = aMailbox({ ...it, desk: { ...desk, inbox: { ...desk.inbox, settle } } });
  const mail = aMail({
    from: emailOf(maya),
    to: answerTo(complaint, maya),
    ...withFiles("Here.", ["lamp.txt", "On."]),
  });
  await expect(dying.bring(mail)).rejects.toThrow("gone");
  await desk.inbox.release((await newest()).id, new Date());
  await aMailbox(it).read();
  expect(await newest()).toMatchObject({ state: "taken", tries: 2 });
  expect(await filesOf(complaint._id)).toHaveLength(1);
});

test("files alone are an answer, and files come with a new complaint", async () => {
  const complaint = await it.file(maya);
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), ...withFiles("", ["lamp.txt", "On."]) }));
  expect(await newest()).toMatchObject({ state: "taken", reason: "answered" });
  expect(await filesOf(complaint._id)).toHaveLength(1);
  const { headers, text } = withFiles("It hums.", ["lamp.txt", "On."]);
  await bring(
    aMail({ from: emailOf(maya), subject: "A lamp", text, headers: [...headers, vouchedBy("example.test")] }),
  );
  expect(await filesOf((await newest()).complaintId ?? "")).toMatchObject([{ name: "lamp.txt" }]);
});

test("what is more than a message takes is named in the words, and the rest comes along", async () => {
  const complaint = await it.file(maya);
  const many = Array.from({ length: 11 }, (_, place) => [`page-${place + 1}.txt`, "On."] as const);
  await bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), ...withFiles("See these.", ...many) }));
  const { timeline } = await getComplaint(desk, ines, complaint._id);
  expect(timeline.at(-1)).toMatchObject({
    message: "See these.\n\nA file of this mail was not taken over: page-11.txt",
  });
  expect(await filesOf(complaint._id)).toHaveLength(10);
});

test("what waits takes its files along when it is accepted", async () => {
  await bring(aMail({ from: "olga@elsewhere.test", subject: "A lamp", ...withFiles("It hums.", ["lamp.txt", "On."]) }));
  const { complaintId } = await acceptMail(desk, ines, {
    id: (await newest()).id,
    as: "complaint",
    category: "Product",
  });
  expect(await filesOf(complaintId)).toMatchObject([{ name: "lamp.txt" }]);
  const complaint = await it.file(maya);
  await bring(
    aMail({ from: "m@home.test", to: answerTo(complaint, maya), ...withFiles("Home.", ["lamp.txt", "On."]) }),
  );
  await acceptMail(desk, ines, { id: (await newest()).id, as: "answer", complaintId: complaint.complaintId });
  expect(await filesOf(complaint._id)).toMatchObject([{ name: "lamp.txt" }]);
});

describe("while the place of files is away", () => {
  const away = {
    ...desk.contents,
    put: () => Promise.reject(filesAway(new Error("no disk"))),
  };
  const without = aMailbox({ ...it, desk: { ...desk, contents: away } });

  test("a mail that brings some stays unread, however long, and everything else is taken", async () => {
    const complaint = await it.file(maya);
    const lamp = withFiles("See this.", ["lamp.txt", "On."]);
    await without.bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), ...lamp }));
    const waiting = await newest();
    for (let turn = 0; turn < 5; turn++) {
      await desk.inbox.release(waiting.id, new Date());
      await without.read();
    }
    expect(await newest()).toMatchObject({ id: waiting.id, state: "new", tries: 0 });
    await without.bring(aMail({ from: emailOf(maya), to: answerTo(complaint, maya), text: "Still there?" }));
    expect(await newest()).toMatchObject({ state: "taken" });
    expect(await filesOf(complaint._id)).toEqual([]);

    await desk.inbox.release(waiting.id, new Date());
    await aMailbox(it).read();
    expect(await filesOf(complaint._id)).toMatchObject([{ name: "lamp.txt" }]);
    expect(await desk.inbox.find(waiting.id)).toMatchObject({ state: "taken", reason: "answered" });
  });

  test("nobody accepts one without its files, and it can be accepted afterwards", async () => {
    const lamp = withFiles("It hums.", ["lamp.txt", "On."]);
    await bring(aMail({ from: "olga@elsewhere.test", subject: "A lamp", ...lamp }));
    const { id } = await newest();
    const asked = { id, as: "complaint", category: "Product" } as const;
    await expect(acceptMail({ ...desk, contents: away }, ines, asked)).rejects.toMatchObject({
      code: "service.unavailable",
    });
    const { complaintId } = await acceptMail(desk, ines, asked);
    expect(await filesOf(complaintId)).toMatchObject([{ name: "lamp.txt" }]);
  });

  test("a mail whose files cannot even be written down is no unreadable one", async () => {
    const mail = Buffer.from(aMail({ from: "m@home.test", ...withFiles("It hums.", ["lamp.txt", "On."]) }));
    const nowhere = "/dev/null/mail-";
    await expect(readMail(mail, nowhere)).rejects.toSatisfy(isAway);
    expect(await readMail(Buffer.from(aMail({ from: "m@home.test", text: "Hi" })), nowhere)).toMatchObject({
      words: "Hi",
    });
  });
});
