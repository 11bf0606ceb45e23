import { expect, test } from "vitest";
import { seededRandom } from "../seeded-random.ts";
import { freeFirst, type Seat } from "./free-first.ts";

test("places come in the order in which they become free, of several at once the one that was named first", () => {
  const random = seededRandom(3);
  const seats = Array.from({ length: 25 }, (_, worker): Seat => ({ worker, at: Math.floor(random() * 6) }));
  const plain = [...seats];
  const free = freeFirst(seats);
  for (let step = 0; step < 300; step++) {
    const expected = plain.reduce<Seat | undefined>(
      (first, each) => (first && first.at <= each.at ? first : each),
      undefined,
    );
    const seat = free.first();
    expect(seat).toBe(expected);
    if (!seat) continue;
    if (random() < 0.1) {
      plain.splice(plain.indexOf(seat), 1);
      free.dropFirst();
    } else {
      seat.at += Math.floor(random() * 4);
      free.moved();
    }
  }
  expect(free.first()).toBeUndefined();
});
