import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";

const longs = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  // Around the edge of what doubles hold exactly, where rounding would show.
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  fc.bigInt({ min: -9n, max: 9n }),
);

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -30, max: 30 }))
  .map(([coefficient, exponent]) => `${coefficient}E${exponent}`);

/** Numbers of all four types, close together often enough to be told apart only exactly. */
export const numbers = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((value) => new Int32(value)),
  fc.integer({ min: -3, max: 3 }).map((value) => new Int32(value)),
  fc.double().map((value) => new Double(value)),
  fc.integer({ min: -9, max: 9 }).map((value) => new Double(value / 2)),
  fc.double({ min: 2 ** 53 - 4, max: 2 ** 53 + 4, noNaN: true }).map((value) => new Double(value)),
  longs.map((value) => Long.fromBigInt(value)),
  fc
    .oneof(
      decimals,
      longs.map(String),
      fc.constantFrom(
        "NaN",
        "Infinity",
        "-Infinity",
        "0",
        "-0",
        "0.5",
        "1.50",
        "1E6000",
        "-1E6000",
        "1E-6100",
        "-1E-6100",
      ),
    )
    .map((text) => Decimal128.fromString(text)),
);

const texts = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.string({ unit: "binary", maxLength: 3 }),
  fc.constantFrom("a\0", "a\0b", "a", "\uffff", "😀"),
);

const scalars = fc.oneof(
  numbers,
  texts,
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.tuple(fc.uint8Array({ maxLength: 3 }), fc.constantFrom(0, 5, 128)).map(([bytes, type]) => new Binary(bytes, type)),
  fc.tuple(fc.nat(9), fc.nat(9)).map(([t, i]) => new Timestamp({ t, i })),
  fc
    .tuple(fc.constantFrom("a", "ab", ""), fc.constantFrom("", "i"))
    .map(([pattern, options]) => new BSONRegExp(pattern, options)),
  fc.constantFrom(new MinKey(), new MaxKey()),
);

/** Values of every type a document can hold, nested two deep. */
export const values: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    scalars,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "ab", "__proto__", "constructor"), tie("value"), { maxKeys: 3 }),
  ),
})).value;
