/** What a consumer says of itself every few seconds. */
export interface Heartbeat {
  /** Host and process id. */
  readonly id: string;
  readonly version: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly breakerOpen: boolean;
  readonly draining: boolean;
  readonly inFlight: number;
  readonly pollers: number;
  readonly sockets: number;
}

export interface HeartbeatStore {
  beat(heartbeat: Heartbeat): Promise<void>;
  /** Takes a process off the list that ended in order. One that was killed stays until its row expires. */
  leave(id: string): Promise<void>;
  list(): Promise<Heartbeat[]>;
}
