import { defineRows } from "#server/platform/db/rows.ts";

/** Of whom a second factor is asked. */
export interface SecondFactorRuleRow {
  _id: "staff";
  isRequired: boolean;
}

/** One row, found by its id; none: it is asked of nobody. */
export const secondFactorRuleRows = defineRows<SecondFactorRuleRow>("secondFactorRules", {});
