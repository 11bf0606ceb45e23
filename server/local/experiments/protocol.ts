import { z } from "zod";
import { ExperimentName, ExperimentRecord } from "#server/operate/experiments/wire.ts";
import { Order, Sight } from "../launch/control.ts";

/** What the launcher gives the driver to do. A tidying driver only puts away what an earlier one left. */
export const Task = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run"), name: ExperimentName, runId: z.string() }),
  z.object({ kind: z.literal("tidy") }),
]);
export type Task = z.infer<typeof Task>;

/** From the launcher to the driver. */
export const ToDriver = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("task"), task: Task }),
  z.object({ kind: z.literal("done"), id: z.int(), sight: Sight }),
  z.object({ kind: z.literal("failed"), id: z.int(), error: z.string() }),
  z.object({ kind: z.literal("stop") }),
]);
export type ToDriver = z.infer<typeof ToDriver>;

/** From the driver to the launcher. */
export const ToLauncher = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("record"), record: ExperimentRecord }),
  z.object({ kind: z.literal("order"), id: z.int(), order: Order }),
]);
export type ToLauncher = z.infer<typeof ToLauncher>;
