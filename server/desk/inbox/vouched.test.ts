import { expect, test } from "vitest";
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
