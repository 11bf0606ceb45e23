import { expect, test } from "vitest";
import { Experiment, ExperimentName } from "#server/operate/experiments/wire.ts";
import { Order } from "../launch/control.ts";
import { PLANS, planOf } from "./catalogue.ts";

const NOTHING = {
  restarts: { consumer: 0, db: 0 },
  awsFaultsApplied: 0,
  databaseWasAway: false,
  consumerWasSilent: false,
  received: 0,
  published: 0,
};

test("every name is an experiment, in the order in which they are offered", () => {
  expect(PLANS.map(({ experiment }) => experiment.name)).toEqual(ExperimentName.options);
  for (const name of ExperimentName.options) expect(() => Experiment.parse(planOf(name).experiment)).not.toThrow();
});

test.each(PLANS.flatMap(({ experiment, fault }) => (fault ? [[experiment.name, fault] as const] : [])))(
  "%s: the launcher understands it, undoes it by itself a little later, and a fault that did not show is no proof",
  (_, fault) => {
    const order = Order.parse(fault.order);
    const bound = "seconds" in order ? order.seconds : 0;
    expect(bound).toBeGreaterThan(fault.seconds ?? 0);
    expect(fault.proof(NOTHING).happened).toBe(false);
  },
);
