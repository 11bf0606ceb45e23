import fc from "fast-check";
import { expect, test } from "vitest";
import { FrameReader, headerBytes, MalformedFrame, maxMessageBytes } from "./frames.ts";

function frame(length: number): Buffer {
  const bytes = Buffer.alloc(length, length & 0xff);
  bytes.writeInt32LE(length, 0);
  return bytes;
}

test("finds the same messages however the bytes are cut", () => {
  const lengths = fc.array(fc.integer({ min: headerBytes, max: 90 }), { maxLength: 6 });
  const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(lengths, cuts, (sizes, pieces) => {
      const frames = sizes.map(frame);
      let rest = Buffer.concat(frames);
      const reader = new FrameReader();
      const read: Buffer[] = [];
      for (let turn = 0; rest.length > 0; turn += 1) {
        const size = pieces[turn % pieces.length] ?? 1;
        read.push(...reader.push(rest.subarray(0, size)));
        rest = rest.subarray(size);
      }
      expect(read).toEqual(frames);
    }),
  );
});

test.each([0, 15, -1, maxMessageBytes + 1])("refuses a message that claims to be %i bytes long", (length) => {
  const bytes = Buffer.alloc(16);
  bytes.writeInt32LE(length, 0);
  expect(() => new FrameReader().push(bytes)).toThrow(MalformedFrame);
});

test("gives back the pieces of a long message once they are where they belong, but no memory that others share", () => {
  const whole = frame(200_000);
  const pieces = [0, 80_000, 160_000].map((from) =>
    Buffer.from(new Uint8Array(whole.subarray(from, from + 80_000)).buffer),
  );
  const shared = Buffer.concat([pieces[1] ?? whole, Buffer.alloc(8)]).subarray(0, 80_000);
  const reader = new FrameReader();
  const [first = whole, , last = whole] = pieces;
  reader.push(first);
  expect(first).toHaveLength(80_000);
  reader.makeRoom();
  expect(first).toHaveLength(0);
  reader.push(shared);
  expect(shared).toHaveLength(80_000);
  expect(reader.push(last)).toEqual([whole]);
  expect(last).toHaveLength(0);
});
