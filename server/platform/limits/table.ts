/** What a limit counts for. */
export interface Limit {
  readonly max: number;
  /** A count begins anew after so many seconds; null: so many at one time. */
  readonly seconds: number | null;
  readonly by:
    | "address"
    | "person"
    | "connection"
    | "account and address"
    | "account and device"
    | "account"
    | "customer";
  /** `process`: in its memory, at no cost; `database`: for all processes together. */
  readonly kept: "process" | "database";
  /** Ends the sentence "at most so many". */
  readonly what: string;
}

/**
 * Every limit that counts. An address is an office: thirty colleagues with five tabs each, of which every one may ask ten
 * times in ten seconds. IPv6 counts by /64; a proxy that nobody has named as trusted counts for none of them.
 */
export const LIMITS = {
  requests: { max: 1_500, seconds: 10, by: "address", kept: "process", what: "requests, built files aside" },
  "at-once": { max: 12, seconds: null, by: "address", kept: "process", what: "requests that are served; others wait" },
  waiting: { max: 500, seconds: null, by: "address", kept: "process", what: "requests that wait for their turn" },
  refusals: {
    max: 200,
    seconds: 10,
    by: "address",
    kept: "process",
    what: "requests that were answered with 400 to 499; for whoever goes on, half as many each time",
  },
  calls: { max: 300, seconds: 10, by: "person", kept: "process", what: "calls of procedures and routes" },
  writes: { max: 120, seconds: 60, by: "person", kept: "process", what: "calls that change something" },
  "address-writes": { max: 2_400, seconds: 60, by: "address", kept: "process", what: "calls that change something" },
  "open-complaints": {
    max: 30,
    seconds: null,
    by: "customer",
    kept: "database",
    what: "complaints that are not ended",
  },
  sockets: { max: 30, seconds: null, by: "person", kept: "process", what: "open connections for live updates" },
  "address-sockets": {
    max: 500,
    seconds: null,
    by: "address",
    kept: "process",
    what: "open connections for live updates",
  },
  handshakes: { max: 600, seconds: 60, by: "address", kept: "process", what: "attempts to open a connection" },
  messages: { max: 100, seconds: 10, by: "connection", kept: "process", what: "messages from a browser" },
  "sign-ins": {
    max: 10,
    seconds: 900,
    by: "account and address",
    kept: "database",
    what: "wrong passwords; then one in 15 s to 2 min",
  },
  "account-sign-ins": {
    max: 50,
    seconds: 900,
    by: "account",
    kept: "database",
    what: "wrong passwords; then one in 2 s to 30 s",
  },
  "device-sign-ins": {
    max: 10,
    seconds: 900,
    by: "account and device",
    kept: "database",
    what: "wrong passwords where somebody was signed in before",
  },
  "address-sign-ins": { max: 100, seconds: 900, by: "address", kept: "database", what: "wrong passwords" },
  "second-factors": { max: 10, seconds: 900, by: "account", kept: "database", what: "wrong codes of an app" },
  "device-second-factors": {
    max: 10,
    seconds: 900,
    by: "account and device",
    kept: "database",
    what: "wrong codes, of each kind, where somebody was signed in before",
  },
  "recovery-codes": {
    max: 10,
    seconds: 900,
    by: "account and address",
    kept: "database",
    what: "wrong recovery codes",
  },
  "password-changes": {
    max: 10,
    seconds: 900,
    by: "person",
    kept: "database",
    what: "guesses of one's present password",
  },
  registrations: {
    max: 50,
    seconds: 86_400,
    by: "address",
    kept: "database",
    what: "accounts made there whose e-mail address nobody has confirmed",
  },
  exports: { max: 5, seconds: 86_400, by: "person", kept: "database", what: "archives of one's own data" },
  "at-once-uploads": {
    max: 12,
    seconds: null,
    by: "address",
    kept: "process",
    what: "files that are received; others wait",
  },
  files: { max: 500, seconds: 86_400, by: "person", kept: "database", what: "files sent" },
  "file-megabytes": { max: 100, seconds: 86_400, by: "person", kept: "database", what: "megabytes of files sent" },
  mails: {
    max: 5,
    seconds: 3_600,
    by: "account",
    kept: "database",
    what: "mails of one kind that anybody can have us send to it",
  },
  "unasked-mails": {
    max: 8,
    seconds: 86_400,
    by: "account",
    kept: "database",
    what: "of these to an e-mail address that nobody has confirmed; new passwords asked for by themselves",
  },
  "inbox-answers": {
    max: 1,
    seconds: 86_400,
    by: "account",
    kept: "database",
    what: "answers to mails from an e-mail address that nobody has confirmed",
  },
  "person-mails": {
    max: 4,
    seconds: 3_600,
    by: "person",
    kept: "database",
    what: "mails asked for while signed in, to whatever address",
  },
  "address-mails": { max: 30, seconds: 3_600, by: "address", kept: "database", what: "mails asked for, to whomever" },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** The limits as they are set on this desk. */
export type LimitTable = Readonly<Record<LimitName, Limit>>;

/** Limits that count, as they are set here. */
export interface LimitSettings {
  /** False lifts them all. */
  readonly isOn: boolean;
  readonly table: LimitTable;
}

export const LIMIT_NAMES = Object.keys(LIMITS) as readonly LimitName[];

/** What is set beside what is there by default: `writes=240 sockets=50`. */
export type LimitChanges = Partial<Record<LimitName, number>>;

export function withChanges(changes: LimitChanges): LimitTable {
  const entries = LIMIT_NAMES.map((name) => [name, { ...LIMITS[name], max: changes[name] ?? LIMITS[name].max }]);
  // Safe because it is made of every name.
  return Object.fromEntries(entries) as LimitTable;
}

/** Reads `writes=240, sockets=50`. @returns what is wrong with it, as a sentence's end, when something is */
export function readChanges(text: string): LimitChanges | string {
  const changes: LimitChanges = {};
  for (const item of text.split(/[\s,]+/).filter((each) => each !== "")) {
    const [name = "", max = ""] = item.split("=");
    if (!isLimitName(name)) return `has "${item}" in it; the names are ${LIMIT_NAMES.join(", ")}`;
    if (!/^[1-9]\d{0,8}$/.test(max)) return `has "${item}" in it, where a number of at least 1 belongs behind the name`;
    changes[name] = Number(max);
  }
  return changes;
}

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(LIMITS, name);
}
