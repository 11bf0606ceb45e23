import type { Action } from "./actions.ts";

/** What a scene is made of: what somebody does, or waiting until somebody else hesitates. */
export type Cue = Action | "file" | "hesitation";

/** The size and the weather of a run. Sizes are upper limits; each seed draws its own below them. */
export interface Configuration {
  readonly agents: number;
  readonly capacity: number;
  readonly leastCapacity: number;
  readonly tickets: number;
  readonly consumers: number;
  /** Tickets a pass reads of the line at a time. */
  readonly linePage: number;
  readonly people: number;
  /** Chance of something new at every step while there is something left to do. */
  readonly pace: number;
  /** Exactly these kinds of action; a number for that many, drawn anew by each seed; or whatever the seed draws. */
  readonly actions: readonly Action[] | number | "any";
  /** In place of the drawing: these bursts, over and over, each in this order. */
  readonly scene: readonly (readonly Cue[])[] | null;
  readonly duplicate: number;
  readonly refuse: number;
  readonly delayMs: number;
  /** Per step: a message in flight is given to somebody else. */
  readonly lostReceipt: number;
  /** Per step: a process is killed. */
  readonly crash: number;
  /** A consumer that died is replaced after up to so many milliseconds; at once with 0. */
  readonly deadForMs: number;
  /** Per write: it is the last thing that its process does. */
  readonly lastWrite: number;
  /** Per step: a consumer is told to stop, and another takes its place. */
  readonly restart: number;
  /** Per operation: the database does not answer. */
  readonly failure: number;
  /** Per operation: the database has done it and the answer is lost, and lost again when the driver repeats it. */
  readonly lostAnswer: number;
  /** Per step: a strand of work stands still, for up to so many milliseconds. */
  readonly stall: number;
  readonly stallMs: number;
  /** The same, just before one of these operations: what it rests on grows old. For up to one of so many milliseconds. */
  readonly hesitation: number;
  readonly hesitant: readonly string[];
  readonly hesitationsMs: readonly [number, ...number[]];
  /** Chance that the process of a command is slow, or dies within its first steps. */
  readonly slow: number;
  readonly doomed: number;
  /** A command is killed right after one of so many writes, drawn from here: all that is left of it is its event. */
  readonly lastWords: readonly number[];
  /** Consumers stand still for up to so many milliseconds after an operation: handling takes longer than visibility. */
  readonly slowConsumersMs: number;
  /** Reads of several documents happen in two steps. */
  readonly torn: boolean;
  /** Chance per step that a strand of work loses its priority; 0 picks any operation at any time. */
  readonly priorities: number;
  /** The net under the protocol runs beside it. */
  readonly reconciler: boolean;
  /** For how long a ticket stays away from whoever lost it, drawn from here. */
  readonly declinesMs: readonly [number, ...number[]];
  /** Clocks of processes differ by up to so many milliseconds. */
  readonly clockSkewMs: number;
  /** Some agents take only some categories. */
  readonly skills: boolean;
  /** Every other agent and half of the complaints belong to an experiment. */
  readonly trials: boolean;
  /** Chance that it is an agent who files. */
  readonly agentsFile: number;
  /**
   * What the desk is like when the storm begins. "lowered": everybody has lost a place and keeps a ticket beyond it. "own":
   * everybody holds what they filed themselves, as the version before could leave it.
   */
  readonly opening: "empty" | "lowered" | "own";
  /** Messages that nobody can read, or about complaints that do not exist. */
  readonly poison: number;
  /** Messages in the shape of ours, published by somebody else: about something that never happened, or happened otherwise. */
  readonly forged: number;
}

/** What rests on an earlier read: the longer ago that was, the better for finding what depends on it. */
const WRITES = ["commit", "commitAll", "writeHint", "commitAgent", "delete", "insertNotices"];

export const BASE: Configuration = {
  agents: 4,
  capacity: 3,
  leastCapacity: 1,
  tickets: 9,
  consumers: 3,
  linePage: 4,
  people: 30,
  pace: 0.08,
  actions: "any",
  scene: null,
  duplicate: 0.15,
  refuse: 0.15,
  delayMs: 400,
  lostReceipt: 0.004,
  crash: 0,
  deadForMs: 0,
  lastWrite: 0,
  restart: 0,
  failure: 0,
  lostAnswer: 0,
  stall: 0,
  stallMs: 2_000,
  hesitation: 0,
  hesitant: WRITES,
  hesitationsMs: [30, 400, 2_000],
  slow: 0,
  doomed: 0,
  lastWords: [],
  slowConsumersMs: 0,
  torn: false,
  priorities: 0,
  reconciler: false,
  declinesMs: [3_000, 40_000],
  clockSkewMs: 0,
  skills: false,
  trials: false,
  agentsFile: 0,
  opening: "empty",
  poison: 0,
  forged: 0,
};

/** Few people and tickets, slow and dying commands: where a missing rule shows at once. */
export const FOCUS: Configuration = {
  ...BASE,
  agents: 2,
  capacity: 2,
  tickets: 4,
  consumers: 2,
  people: 20,
  slow: 0.5,
  doomed: 0.3,
  crash: 0.002,
  lastWrite: 0.04,
  hesitation: 0.08,
  stallMs: 4_000,
  hesitationsMs: [30, 400, 4_000],
  pace: 0.05,
  linePage: 2,
  // Every message too many is a pass too many, which repairs what should have been right before it.
  duplicate: 0.03,
  lostReceipt: 0.001,
};
