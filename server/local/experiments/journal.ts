import type {
  Experiment,
  ExperimentPhase,
  ExperimentRecord,
  ExperimentSample,
  ExperimentStep,
  ExperimentVerdict,
} from "#server/operate/experiments/wire.ts";

interface JournalPorts {
  readonly now: () => Date;
  readonly publish: (record: ExperimentRecord) => void;
}

/** Keeps the record of a run, and publishes it whenever something is added. */
export class Journal {
  readonly startedAt: Date;
  readonly #ports: JournalPorts;
  #record: ExperimentRecord;

  constructor(experiment: Experiment, runId: string, ports: JournalPorts) {
    this.#ports = ports;
    this.startedAt = ports.now();
    const startedAt = this.startedAt.toISOString();
    const empty = { phase: "preparing" as const, steps: [], samples: [], verdict: null, left: null };
    this.#record = { runId, experiment, startedAt, ...empty };
  }

  get elapsedMs(): number {
    return Math.max(0, this.#ports.now().getTime() - this.startedAt.getTime());
  }

  enter(phase: ExperimentPhase, text: string, kind: ExperimentStep["kind"] = "note"): void {
    this.#add({ phase, steps: this.#withStep(kind, text) });
  }

  note(kind: ExperimentStep["kind"], text: string): void {
    this.#add({ steps: this.#withStep(kind, text) });
  }

  sample(sample: Omit<ExperimentSample, "atMs">): void {
    this.#add({ samples: [...this.#record.samples, { atMs: this.elapsedMs, ...sample }] });
  }

  conclude(verdict: ExperimentVerdict): void {
    this.#add({ verdict });
  }

  end(left: string): void {
    this.#add({ phase: "done", left });
  }

  #withStep(kind: ExperimentStep["kind"], text: string): ExperimentStep[] {
    return [...this.#record.steps, { atMs: this.elapsedMs, kind, text }];
  }

  #add(change: Partial<ExperimentRecord>): void {
    this.#record = { ...this.#record, ...change };
    this.#ports.publish(this.#record);
  }
}
