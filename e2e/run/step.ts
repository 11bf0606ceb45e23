export interface StepResult {
  readonly isOk: boolean;
  /** Shown when the step failed. */
  readonly output: string;
}

/** One thing that `npm run check` looks at. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<StepResult>;
}
