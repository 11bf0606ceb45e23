import type { z } from "zod";
import { type Actor, requireRole } from "#server/core/actor.ts";
import { DomainError } from "#server/core/errors.ts";
import type { ControlAddress, WebEnv } from "#server/platform/env.ts";
import { ExperimentAnswer, ExperimentDesk, type ExperimentName } from "./wire.ts";

const ANSWER_MS = 5_000;

/** What the launcher of a one-machine stack is asked. */
export interface ExperimentClient {
  desk(): Promise<ExperimentDesk>;
  start(name: ExperimentName): Promise<ExperimentAnswer>;
  stop(): Promise<ExperimentAnswer>;
}

/** @throws DomainError `service.unavailable` when the launcher does not answer. */
export function createExperimentClient({ url, token }: ControlAddress): ExperimentClient {
  const ask = async <Answer>(method: "GET" | "POST" | "DELETE", path: string, schema: z.ZodType<Answer>) => {
    try {
      const response = await fetch(`${url}/experiments${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(ANSWER_MS),
        cache: "no-store",
        redirect: "error",
      });
      return schema.parse(await response.json());
    } catch (cause) {
      const message = { key: "refusals.experiment.noAnswer" } as const;
      throw new DomainError("service.unavailable", message, {}, { cause });
    }
  };
  return {
    desk: () => ask("GET", "", ExperimentDesk),
    start: (name) => ask("POST", `/${name}`, ExperimentAnswer),
    stop: () => ask("DELETE", "", ExperimentAnswer),
  };
}

type Experimental = Pick<WebEnv, "mode" | "control">;

/** Admins of a one-machine desk: its experiments. @throws DomainError for everybody else, and in production for all. */
export function openExperiments(env: Experimental, actor: Actor): ExperimentClient {
  requireRole(actor, "admin");
  return createExperimentClient(requireControl(env));
}

/** For whoever has shown to be an admin in another way: only what there is to see. @throws DomainError as above. */
export function watchExperiments(env: Experimental): Pick<ExperimentClient, "desk"> {
  return createExperimentClient(requireControl(env));
}

/** Whether this desk may be broken on purpose. */
export function isExperimental({ mode, control }: Experimental): boolean {
  return mode !== "production" && control !== undefined;
}

function requireControl({ mode, control }: Experimental): ControlAddress {
  if (mode !== "production" && control) return control;
  throw new DomainError(
    "experiments.refused",
    mode === "production"
      ? ({ key: "refusals.experiment.production" } as const)
      : ({ key: "refusals.experiment.noStack" } as const),
  );
}
