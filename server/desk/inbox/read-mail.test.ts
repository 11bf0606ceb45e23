import { expect, test } from "vitest";
import { readMail } from "./read-mail.ts";
import { aMail } from "./testing.ts";

const read = (mail: string | Buffer) => readMail(Buffer.from(mail));
const FROM = "Maya <maya@example.test>";

const ENCODINGS = [
  ["utf-8", "RGVyIEtlc3NlbCBicnVtbXQg4oCTIHN0w6RuZGlnIOKYlQ==", "Der Kessel brummt – ständig ☕"],
  ["windows-1252", "SXSScyB0aGUga2V0dGxlIJYgk2h1bW1pbmeU", "It’s the kettle – “humming”"],
  ["iso-8859-9", "U3Ug/XP9dP1j/SDnYWz9/v15b3I=", "Su ısıtıcı çalışıyor"],
  ["koi8-r", "/sHKzsnLIMfVxMnU", "Чайник гудит"],
  ["shift_jis", "g1CDZ4OLgqqCpILIguk=", "ケトルがうなる"],
  ["iso-2022-jp", "GyRCJTElSCVrJCwkJiRKJGsbKEI=", "ケトルがうなる"],
  ["gb18030", "y666+M7LzsvP7A==", "水壶嗡嗡响"],
  ["euc-kr", "wdbA/MDasKEgwK7ArrDFuLC02Q==", "주전자가 윙윙거린다"],
] as const;

test.each(ENCODINGS)("a mail in %s is read as it was written", async (charset, base64, words) => {
  const headers = [`Content-Type: text/plain; charset=${charset}`, "Content-Transfer-Encoding: base64"];
  const subject = `=?${charset}?B?${base64}?=`;
  expect(await read(aMail({ from: FROM, subject, text: base64, headers }))).toMatchObject({ subject: words, words });
});

test("eight bits, quoted-printable and a name in two encodings are read as well", async () => {
  const headers = ["Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: 8bit"];
  const mail = Buffer.from(aMail({ from: FROM, text: "Größe: café", headers }), "latin1");
  expect((await read(mail)).words).toBe("Größe: café");
  const printable = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"];
  const from = "=?utf-8?Q?Zo=C3=AB?= =?iso-8859-1?Q?_M=FCller?= <zoe@example.test>";
  const { words, from: sender } = await read(aMail({ from, text: "caf=C3=A9 =\r\nau lait", headers: printable }));
  expect([words, sender]).toEqual(["café au lait", { address: "zoe@example.test", name: "Zoë Müller" }]);
});

function inParts(kind: string, ...parts: readonly (readonly [headers: string, body: string])[]): string {
  const text = [...parts.map(([headers, body]) => `--b1\r\n${headers}\r\n\r\n${body}`), "--b1--"].join("\r\n");
  return aMail({ from: FROM, headers: [`Content-Type: multipart/${kind}; boundary="b1"`], text });
}

test("of a mail in HTML it is what it shows, without scripts, styles and pictures", async () => {
  const html =
    '<html><head><style>p{color:red}</style></head><body><p>It <b>hums</b> &amp; steams.</p><script>alert(1)</script><img src="https://spy.test/x.gif" alt="spy"><p>See <a href="https://example.test/k">the kettle</a></p></body></html>';
  const { words } = await read(inParts("alternative", ["Content-Type: text/html; charset=utf-8", html]));
  expect(words).toBe("It hums & steams.\n\nSee the kettle [https://example.test/k]");
});

test("plain text goes before HTML", async () => {
  const mail = inParts(
    "alternative",
    ["Content-Type: text/plain", "Plain."],
    ["Content-Type: text/html", "<p>Rich.</p>"],
  );
  expect((await read(mail)).words).toBe("Plain.");
});

test("an image in the text is a file of the mail, and its words stay", async () => {
  const image = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  const mail = inParts(
    "related",
    ["Content-Type: text/html; charset=utf-8", '<p>Look:</p><img src="cid:shot@mail">'],
    [
      'Content-Type: image/png; name="shot.png"\r\nContent-ID: <shot@mail>\r\nContent-Disposition: inline; filename="shot.png"\r\nContent-Transfer-Encoding: base64',
      image,
    ],
  );
  expect(await read(mail)).toMatchObject({
    words: "Look:",
    files: [{ name: "shot.png", type: "image/png", bytes: 70 }],
  });
});

test("an invitation is a sentence and a file", async () => {
  const calendar = [
    "BEGIN:VCALENDAR",
    "METHOD:REQUEST",
    "BEGIN:VEVENT",
    "DTSTART;TZID=Europe/Berlin:20260302T101500",
    "SUMMARY:Look at the kettle\\, ",
    " and the lamp",
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\r\n");
  const mail = inParts(
    "alternative",
    ["Content-Type: text/plain", "Does this suit you?"],
    ["Content-Type: text/calendar; charset=utf-8; method=REQUEST", calendar],
  );
  const { words, files } = await read(mail);
  expect(words).toBe("Does this suit you?\n\nCalendar: Look at the kettle, and the lamp 2026-03-02 10:15");
  expect(files).toMatchObject([{ name: "invitation.ics", type: "text/calendar" }]);
});

const PROGRAMS = [
  ["Gmail", "Yes.\n\nOn Mon, Mar 2, 2026 at 10:00 AM QuickFix <help@desk.test>\nwrote:\n\n> Is it red?\n"],
  ["Apple Mail", "Yes.\n\n> On 2 Mar 2026, at 10:00, QuickFix <help@desk.test> wrote:\n> \n> Is it red?"],
  [
    "Outlook",
    "Yes.\n\n________________________________\nFrom: QuickFix <help@desk.test>\nSent: Monday\nSubject: x\n\nIs it red?",
  ],
  [
    "Outlook on a phone",
    "Yes.\n\nGet Outlook for iOS<https://aka.ms/o0ukef>\n_____\nFrom: QuickFix <help@desk.test>\n\nIs it red?",
  ],
  ["Thunderbird in German", "Yes.\n\nAm 02.03.26 um 10:00 schrieb QuickFix:\n> Is it red?"],
  ["a French program", "Yes.\n\nLe lun. 2 mars 2026 à 10:00, QuickFix <help@desk.test> a écrit :\n> Is it red?"],
  [
    "a program with a signature",
    "Yes.\n\n-- \nMaya\nLamps Ltd\n\nOn Mon, Mar 2, 2026, QuickFix <help@desk.test> wrote:\n> Is it red?",
  ],
] as const;

test.each(PROGRAMS)("what %s quotes is cut, and stays in the whole", async (_, text) => {
  const { words, whole } = await read(aMail({ from: FROM, text }));
  expect(words).toBe("Yes.");
  expect(whole).toContain("Is it red?");
});

test("answers between the lines of a quote are kept", async () => {
  const text = "> Is it red?\n\nYes.\n\n> Does it hum?\n\nNo.";
  const { words } = await read(aMail({ from: FROM, text }));
  expect(words).toContain("Yes.");
  expect(words).toContain("No.");
});

test("a long text that quotes nothing keeps its last word, and one that quotes at its end loses the quote", async () => {
  const long = Array.from({ length: 400 }, (_, line) => `  ${line}. It hums.`).join("\n");
  expect((await read(aMail({ from: FROM, text: long }))).words).toContain("399. It hums.");
  const quote = Array.from({ length: 400 }, (_, line) => `> ${line}`).join("\n");
  const text = `Yes.\n\nOn Mon, Mar 2, 2026, QuickFix <help@desk.test> wrote:\n${quote}`;
  expect((await read(aMail({ from: FROM, text }))).words).toBe("Yes.");
});

test("ten thousand empty lines, and a line that looks like the beginning of every quote, take no time to speak of", async () => {
  const begun = performance.now();
  await read(aMail({ from: FROM, text: `Hello${"\r\n".repeat(10_000)}` }));
  await read(aMail({ from: FROM, text: "Op x\r\nschreef Dnia x\r\n".repeat(900) }));
  await read(aMail({ from: FROM, text: `<p>${"<div>".repeat(5_000)}`, headers: ["Content-Type: text/html"] }));
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test("a file's name leads nowhere, and one without a name has a number", async () => {
  const file = (disposition: string) =>
    [`Content-Type: application/pdf\r\nContent-Disposition: ${disposition}`, "%PDF"] as const;
  const mail = inParts(
    "mixed",
    file("attachment; filename*=utf-8''r%C3%A9sum%C3%A9.pdf"),
    file("attachment"),
    file('attachment; filename="a\u202Efdp.exe"'),
  );
  const names = (await read(mail)).files.map(({ name }) => name);
  expect(names).toEqual(["résumé.pdf", "2", "afdp.exe"]);
});

test("a mail of 25 MB is read, its file counted and its words taken", async () => {
  const file = Buffer.alloc(19_000_000, 7).toString("base64").replace(/.{76}/g, "$&\r\n");
  const mail = inParts(
    "mixed",
    ["Content-Type: text/plain", "The film of it."],
    [
      'Content-Type: video/mp4; name="film.mp4"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment',
      file,
    ],
  );
  expect(mail.length).toBeGreaterThan(25_000_000);
  expect(await read(mail)).toMatchObject({
    words: "The film of it.",
    files: [{ name: "film.mp4", bytes: 19_000_000 }],
  });
});

test("what is no mail says so", async () => {
  await expect(read(Buffer.from([0, 1, 2, 255, 254, 10, 10, 0]))).rejects.toThrow("none of the headers");
  await expect(read("")).rejects.toThrow("none of the headers");
});
