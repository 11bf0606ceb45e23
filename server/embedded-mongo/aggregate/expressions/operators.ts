import type { OperatorTable } from "../evaluate.ts";
import { accumulatingOperators } from "./accumulating.ts";
import { arithmeticOperators } from "./arithmetic.ts";
import { arrayOperators } from "./arrays.ts";
import { booleanOperators } from "./boolean.ts";
import { conditionalOperators } from "./conditional.ts";
import { conversionOperators } from "./conversion.ts";
import { dateArithmeticOperators } from "./date-arithmetic.ts";
import { datePartOperators } from "./date-parts.ts";
import { dateTextOperators } from "./date-text.ts";
import { iterationOperators } from "./iteration.ts";
import { objectOperators } from "./objects.ts";
import { roundingOperators } from "./rounding.ts";
import { searchOperators } from "./search.ts";
import { setOperators } from "./sets.ts";
import { stringOperators } from "./strings.ts";
import { substringOperators } from "./substrings.ts";
import { trigonometryOperators } from "./trigonometry.ts";
import { variableOperators } from "./variables.ts";

/** Every expression operator there is. */
export const operators: OperatorTable = {
  ...accumulatingOperators,
  ...arithmeticOperators,
  ...arrayOperators,
  ...booleanOperators,
  ...conditionalOperators,
  ...conversionOperators,
  ...dateArithmeticOperators,
  ...datePartOperators,
  ...dateTextOperators,
  ...iterationOperators,
  ...objectOperators,
  ...roundingOperators,
  ...searchOperators,
  ...setOperators,
  ...stringOperators,
  ...substringOperators,
  ...trigonometryOperators,
  ...variableOperators,
};
