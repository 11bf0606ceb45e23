/** Up to the last @ is the user's: a password with an @ that is not encoded stays in one piece. */
const FORM =
  /^(?<scheme>mongodb(?:\+srv)?):\/\/(?:(?<user>[^/]*)@)?(?<hosts>[^/?]+)(?:\/(?<database>[^?]*))?(?:\?(?<options>.*))?$/s;

/** An address of MongoDB, taken apart as it is written. */
export interface ConnectionParts {
  readonly scheme: string;
  /** With the password, if there is one. */
  readonly user: string | undefined;
  readonly hosts: string;
  readonly database: string;
  readonly options: string;
}

/** Null when it is no such address. */
export function partsOf(uri: string): ConnectionParts | null {
  const { scheme = "", user, hosts = "", database = "", options = "" } = FORM.exec(uri)?.groups ?? {};
  return hosts === "" ? null : { scheme, user, hosts, database, options };
}

export function join({ scheme, user, hosts, database, options }: ConnectionParts): string {
  return `${scheme}://${user === undefined ? "" : `${user}@`}${hosts}/${database}${options ? `?${options}` : ""}`;
}

/** Whose values are no secret, in lower case. Of every other option, known or not, only the name is shown. */
const HARMLESS = new Set(
  `appname authmechanism authsource compressors connecttimeoutms directconnection heartbeatfrequencyms j journal
  loadbalanced localthresholdms maxconnecting maxidletimems maxpoolsize maxstalenessseconds minpoolsize readconcernlevel
  readpreference replicaset retryreads retrywrites serverselectiontimeoutms sockettimeoutms srvmaxhosts srvservicename ssl
  timeoutms tls w waitqueuetimeoutms wtimeoutms`.split(/\s+/),
);
const PLAIN_VALUE = /^[\w.,:$%-]*$/;

/** For people and logs to read: only what is known to be no secret, and … in place of the rest. */
export function shown(uri: string): string {
  const parts = partsOf(uri);
  if (!parts || isCutWrong(parts)) return `${parts?.scheme ?? "mongodb"}://…`;
  const [name, password] = parts.user?.split(":") ?? [];
  return join({
    ...parts,
    user: password === undefined ? name : `${name}:…`,
    options: parts.options.split("&").map(shownOption).join("&"),
  });
}

function shownOption(option: string): string {
  const [name = "", value] = option.split("=");
  return value === undefined || (HARMLESS.has(name.toLowerCase()) && PLAIN_VALUE.test(value)) ? option : `${name}=…`;
}

const PLAIN_USER = /^[^:@?#[\]]+(?::[^:@?#[\]]*)?$/;

/**
 * Whether a sign in user or password that is not encoded cuts the address in the wrong places: then anything in it can be
 * a piece of the password.
 */
export function isCutWrong({ user, database, options }: ConnectionParts): boolean {
  return (user !== undefined && !PLAIN_USER.test(user)) || /[@/]/.test(database) || options.includes("@");
}
