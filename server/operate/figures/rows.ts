import { defineRows } from "#server/platform/db/rows.ts";
import type { FigureStep, FigureSums } from "./figure-sums.ts";

export interface FigureRowStored extends FigureSums {
  /** Step and beginning: every process adds to the same row. */
  _id: string;
  step: FigureStep;
  at: Date;
  expiresAt: Date;
}

export const figureRows = defineRows<FigureRowStored>("figures", {
  // A chart reads one range.
  range: { key: { step: 1, at: 1 } },
  expire: { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
});
