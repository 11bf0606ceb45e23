import fc from "fast-check";
import { expect, test } from "vitest";
import { LONGEST_HEADER } from "./mail.ts";
import { vouchedFor } from "./vouched.ts";

const judged = (...lines: string[]) =>
  vouchedFor(
    {
      messageId: null,
      from: { address: "maya@example.com", name: "" },
      recipients: [],
      subject: "",
      words: "",
      whole: "",
      files: [],
      headers: lines.map((value) => ({ name: "authentication-results", value })),
    },
    "mx.desk.test",
  );

const CASES = [
  ["aligned", "mx.desk.test; dmarc=pass (p=REJECT) header.from=example.com"],
  ["aligned", "mx.desk.test 1; spf=none; dkim=pass header.d=example.com header.s=s1"],
  ["aligned", "MX.desk.test; dkim=pass header.i=@example.com"],
  ["aligned", "mx.desk.test; spf=pass smtp.mailfrom=bounces@example.com"],
  ["aligned", 'mx.desk.test; dkim=pass reason="good" header.d="example.com"'],
  ["failed", "mx.desk.test; dkim=pass header.d=example.com; dmarc=fail header.from=example.com"],
  ["unknown", "mx.desk.test; dkim=fail header.d=example.com; spf=softfail smtp.mailfrom=a@example.com"],
  ["unknown", "mx.desk.test; dkim=pass header.d=mailer.test; spf=pass smtp.mailfrom=b@mailer.test"],
  ["unknown", "mx.desk.test; dkim=pass header.d=com"],
  ["unknown", "mx.desk.test; dkim=pass header.d=evil.example.com"],
  ["unknown", "mx.desk.test; dmarc=pass header.from=mailer.test"],
  ["unknown", "mx.desk.test; dkim=neutral (dkim=pass header.d=example.com)"],
  ["unknown", "mx.desk.test (x; dmarc=pass header.from=example.com"],
  ["unknown", "mx.desk.test; none"],
  ["unknown", "mx.desk.test"],
  ["unknown", "other.test; dmarc=pass header.from=example.com"],
  ["unknown", "mx.desk.test.evil.test; dmarc=pass header.from=example.com"],
  ["unknown", ""],
  // Words of the sender, where they are quoted and where a server says them again in a comment.
  ["unknown", 'mx.desk.test; spf=pass smtp.mailfrom="a; dkim=pass header.d=example.com ; b"@evil.test; dmarc=none'],
  ["unknown", 'mx.desk.test; dkim=fail reason="no key; dmarc=pass header.from=example.com ; x" header.d=evil.test'],
  [
    "unknown",
    'mx.desk.test; spf=pass (domain of "a\\) ; dkim=pass header.d=example.com ; "@evil.test designates) smtp.mailfrom=evil.test',
  ],
  ["unknown", 'mx.desk.test; spf=pass (domain of "a) ; dkim=pass header.d=example.com ; ("@evil.test) smtp.mailfrom=b'],
  ["unknown", 'mx.desk.test; dkim=fail reason="a\\" ; dmarc=pass header.from=example.com ; x" header.d=evil.test'],
  ["unknown", "mx.desk.test; dkim=fail (a (b) ; dmarc=pass header.from=example.com ; c)"],
  ["unknown", 'mx.desk.test; dkim=pass header.d=example.com; spf=none reason="open'],
  ["unknown", "mx.desk.test; dkim=pass header.d=example.com; spf=none (open"],
  ["unknown", "mx.desk.test; dkim=pass header.d=example.com) ; spf=none"],
  ["unknown", 'mx.desk.test; spf=pass smtp.mailfrom="bounces@example.com"'],
  ["unknown", "mx.desk.test; spf=pass smtp.mailfrom=a\u00a0smtp.mailfrom=example.com\u00a0x=x@evil.test"],
  ["unknown", "mx.desk.test; spf=pass smtp.mailfrom=evil.test smtp.mailfrom=example.com"],
  ["unknown", "mx.desk.test; dkim=pass header.d=example.com(x).evil.test"],
  ["unknown", "mx.desk.test; dkim=pass header.b=x= header.d=evil.test header.i=@example.com"],
  ["aligned", 'mx.desk.test; dkim=pass (2048-bit key; "a \\" b" (c\\) d)) header.d=example.com header.b="x/y="'],
  ["aligned", 'mx.desk.test; spf=pass smtp.mailfrom="a; dkim=fail \\" b"@example.com'],
] as const;

test.each(CASES)("%s: %s", (vouched, header) => {
  expect(judged(header)).toBe(vouched);
});

test("what stands below the topmost may be the sender's own, and is not read", () => {
  const forged = "mx.desk.test; dmarc=pass header.from=example.com";
  expect(judged("mx.desk.test; dmarc=none header.from=example.com", forged)).toBe("unknown");
  expect(judged("elsewhere.test; dmarc=fail header.from=example.com", forged)).toBe("unknown");
  expect(judged()).toBe("unknown");
});

test("a header that was cut off is not believed: its last domain may go on", () => {
  const start = `mx.desk.test; x=y ${"z=z".padEnd(LONGEST_HEADER, "z")}`;
  const end = "; dkim=pass header.d=example.com";
  expect(judged(`${start.slice(0, LONGEST_HEADER - end.length - 1)}${end}`)).toBe("aligned");
  expect(judged(`${start.slice(0, LONGEST_HEADER - end.length)}${end}`)).toBe("unknown");
});

/** What a sender would try, in any order. */
const theirWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'();"\\ =@',
        "\\)",
        '\\"',
        "dkim=pass header.d=example.com",
        "dmarc=pass header.from=example.com",
      ),
      fc.constantFrom("spf=pass smtp.mailfrom=example.com", "@example.com", " ; ", "(", '"', "\u00a0"),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));

const WAYS: Readonly<Record<string, (words: string) => string>> = {
  "a reason": (words) => `dkim=fail reason="${escaped(words, /["\\]/g)}" header.d=evil.test`,
  "a sender's name": (words) => `spf=pass smtp.mailfrom="${escaped(words, /["\\]/g)}"@evil.test; dmarc=none`,
  "a comment": (words) => `spf=pass (${escaped(words, /[()\\]/g)}) smtp.mailfrom=evil.test`,
  "a sender's name that a server puts into a comment as it is": (words) =>
    `spf=pass (domain of "${escaped(words, /["\\]/g)}"@evil.test designates) smtp.mailfrom=evil.test`,
};
const escaped = (words: string, signs: RegExp) => words.replace(signs, "\\$&");

test.each(Object.entries(WAYS))("nothing in %s vouches for anybody", (_, said) => {
  fc.assert(
    fc.property(theirWords, (words) => judged(`mx.desk.test; ${said(words)}`) !== "aligned"),
    {
      numRuns: 500,
    },
  );
});
