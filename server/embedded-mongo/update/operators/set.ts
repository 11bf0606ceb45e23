import { compareValues } from "../../bson/compare.ts";
import { type OperatorParser, removed, unchanged } from "../modification.ts";

export const parseSet: OperatorParser = (path, argument) => [{ path, creates: true, edit: () => argument ?? null }];

export const parseSetOnInsert: OperatorParser = (path, argument) => [
  { path, creates: true, onlyOnInsert: true, edit: () => argument ?? null },
];

export const parseUnset: OperatorParser = (path) => [
  { path, creates: false, edit: (current) => (current === undefined ? unchanged : removed) },
];

const extreme =
  (direction: 1 | -1): OperatorParser =>
  (path, argument, { strings }) => [
    {
      path,
      creates: true,
      edit: (current) => {
        if (current === undefined) return argument ?? null;
        return compareValues(argument, current, strings) * direction > 0 ? argument : unchanged;
      },
    },
  ];

export const parseMin = extreme(-1);
export const parseMax = extreme(1);
