const FORM =
  /^(?<scheme>mongodb(?:\+srv)?):\/\/(?:(?<user>[^@/]*)@)?(?<hosts>[^/?]+)(?:\/(?<database>[^?]*))?(?:\?(?<options>.*))?$/s;

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

/** For people to read: without the password. */
export const shown = (uri: string): string => uri.replace(/\/\/([^:@/]*):[^@/]*@/, "//$1:…@");
