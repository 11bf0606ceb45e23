import { compareValues } from "../../bson/compare.ts";
import { type OperatorParser, unchanged } from "../modification.ts";

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
