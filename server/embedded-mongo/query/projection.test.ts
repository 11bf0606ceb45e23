import { describe, expect, test } from "vitest";
import { type Doc, decode, encode } from "../bson/document.ts";
import { MongoError } from "../errors.ts";
import { compileProjection } from "./projection.ts";

const stored = (doc: Doc): Doc => decode(encode(doc));

const doc = { _id: 1, a: 1, b: { c: 2, d: 3 }, list: [1, 2, 3, 4], docs: [{ x: 1, y: 1 }, { x: 2, y: 2 }, 7] };

const cases: [spec: Doc, result: Doc, filter?: Doc][] = [
  [{}, doc],
  [{ a: 1 }, { _id: 1, a: 1 }],
  [{ a: true, _id: 0 }, { a: 1 }],
  [{ _id: 1 }, { _id: 1 }],
  [{ "b.c": 1 }, { _id: 1, b: { c: 2 } }],
  [{ b: { c: 1 } }, { _id: 1, b: { c: 2 } }],
  [{ "docs.x": 1, _id: 0 }, { docs: [{ x: 1 }, { x: 2 }] }],
  [{ "a.z": 1 }, { _id: 1 }],
  [
    { b: 0, list: 0, docs: 0 },
    { _id: 1, a: 1 },
  ],
  [
    { _id: 0, list: 0, docs: 0 },
    { a: 1, b: { c: 2, d: 3 } },
  ],
  [
    { _id: 0, "docs.y": 0, list: 0, b: 0 },
    { a: 1, docs: [{ x: 1 }, { x: 2 }, 7] },
  ],
  [
    { list: { $slice: 2 }, docs: 0, b: 0 },
    { _id: 1, a: 1, list: [1, 2] },
  ],
  [
    { list: { $slice: -1 }, a: 1 },
    { _id: 1, a: 1, list: [4] },
  ],
  [{ list: { $slice: [1, 2] }, _id: 0, a: 0, b: 0, docs: 0 }, { list: [2, 3] }],
  [
    { list: { $slice: [-3, 2] }, _id: 0, a: 1 },
    { a: 1, list: [2, 3] },
  ],
  [{ docs: { $elemMatch: { x: 2 } } }, { _id: 1, docs: [{ x: 2, y: 2 }] }],
  [{ list: { $elemMatch: { $gt: 2 } } }, { _id: 1, list: [3] }],
  [
    { docs: { $elemMatch: { x: 9 } }, a: 1 },
    { _id: 1, a: 1 },
  ],
  [{ "docs.$": 1 }, { _id: 1, docs: [{ x: 2, y: 2 }] }, { "docs.x": 2 }],
  [{ "list.$": 1, a: 1 }, { _id: 1, a: 1, list: [3] }, { list: { $gt: 2 } }],
  [{ sum: { $add: ["$a", "$b.c"] }, _id: 0 }, { sum: 3 }],
  [{ a: "$b.d" }, { _id: 1, a: 3 }],
  [{ a: "text" }, { _id: 1, a: "text" }],
];

test.each(cases)("%j gives %j", (spec, result, filter) => {
  const project = compileProjection(stored(spec), filter ? { filter: stored(filter) } : {});
  expect(encode(project(stored(doc)))).toEqual(encode(result));
});

const refused: [code: number, spec: Doc][] = [
  [31254, { a: 1, b: 0 }],
  [31253, { a: 0, b: 1 }],
  [31249, { b: 1, "b.c": 1 }],
  [31250, { "b.c": 1, b: 1 }],
  [31276, { "a.$": 1, "b.$": 1 }],
  [51270, { a: {} }],
  [28667, { list: { $slice: "x" } }],
  [28724, { list: { $slice: [1, -1] } }],
  [31274, { docs: { $elemMatch: 1 } }],
  [238, { a: { $meta: "textScore" } }],
  [168, { a: { $nothing: 1 } }],
  [15998, { "a..b": 1 }],
  [16410, { $a: 1 }],
];

describe("refuses", () => {
  test.each(refused)("with code %i: %j", (code, spec) => {
    let thrown: unknown;
    try {
      compileProjection(stored(spec), {});
    } catch (error) {
      thrown = error;
    }
    expect(thrown instanceof MongoError && thrown.code).toBe(code);
  });

  test("no positional projection of a field that is no array", () => {
    const project = compileProjection({ "n.$": true }, { filter: {} });
    expect(project(stored({ _id: 1, n: 5 }))).toEqual(stored({ _id: 1, n: 5 }));
  });

  test("a positional projection whose query names no element, once there is a document", () => {
    const project = compileProjection({ "list.$": true }, { filter: {} });
    expect(() => project(stored(doc))).toThrow(expect.objectContaining({ code: 51246 }));
  });
});
