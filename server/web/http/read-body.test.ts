import { expect, test } from "vitest";
import { MAX_BODY_BYTES, readJson, withLimitedBody } from "./read-body.ts";

const JSON_TYPE = { "content-type": "application/json" };

function post(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  headers: Record<string, string> = JSON_TYPE,
): Request {
  // A stream is sent without a content-length.
  return new Request("http://localhost/", { method: "POST", headers, body, duplex: "half" } as RequestInit);
}

function streamOf(chunks: number, onPull: () => void = () => {}): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      onPull();
      if (sent++ < chunks) controller.enqueue(new Uint8Array(10_000).fill(0x20));
      else controller.close();
    },
  });
}

test("reads JSON of every spelling of its type", async () => {
  for (const type of ["application/json", "application/json; charset=utf-8", "application/merge-patch+json"]) {
    await expect(readJson(post('{"a":"é"}', { "content-type": type }))).resolves.toEqual({ a: "é" });
  }
});

test.each(["utf-16", '"UTF-16LE"', "iso-8859-1"])("refuses a body that says to be in %s", async (charset) => {
  const request = post("{}", { "content-type": `application/json; Charset=${charset}` });
  await expect(readJson(request)).rejects.toMatchObject({ message: expect.stringContaining("UTF-8") });
});

test("refuses a body that announces more than the limit", async () => {
  const request = post("{}", { ...JSON_TYPE, "content-length": String(MAX_BODY_BYTES + 1) });
  await expect(readJson(request)).rejects.toMatchObject({ code: "request.too-large" });
});

test("stops reading a body without announced length at the limit", async () => {
  let pulls = 0;
  await expect(readJson(post(streamOf(1000, () => pulls++)))).rejects.toMatchObject({ code: "request.too-large" });
  expect(pulls).toBeLessThan(20);
});

test("takes a body of exactly the limit", async () => {
  const text = JSON.stringify("x".repeat(MAX_BODY_BYTES - 2));
  await expect(readJson(post(text))).resolves.toHaveLength(MAX_BODY_BYTES - 2);
});

test.for([
  ["{", "not valid JSON"],
  ["", "is empty"],
  [new Uint8Array([0x22, 0xff, 0x22]), "not valid UTF-8"],
] as const)("says what is wrong with %o", async ([body, sentence]) => {
  await expect(readJson(post(body))).rejects.toMatchObject({
    code: "input.invalid",
    message: expect.stringContaining(sentence),
  });
});

test.for(["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain", "application/jsonp"])(
  "refuses %s, which other sites' pages can send",
  async (type) => {
    await expect(readJson(post("{}", { "content-type": type }))).rejects.toMatchObject({ code: "input.invalid" });
  },
);

test("hands a request on with its body, or without one", async () => {
  const withBody = await withLimitedBody(post('{"a":1}'));
  await expect(withBody.json()).resolves.toEqual({ a: 1 });
  const without = new Request("http://localhost/");
  await expect(withLimitedBody(without)).resolves.toBe(without);
});
