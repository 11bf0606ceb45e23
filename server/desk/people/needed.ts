import { DomainError } from "#server/core/errors.ts";

const ASKS = {
  name: { key: "refusals.needed.name" } as const,
  email: { key: "refusals.needed.email" } as const,
  password: { key: "refusals.needed.password" } as const,
} as const;
type Asked = keyof typeof ASKS;

/** What a link asks for on its page, all of it there. @throws DomainError naming every field that is missing. */
export function needed<Field extends Asked>(
  given: { readonly [Name in Field]: string | undefined },
): {
  readonly [Name in Field]: string;
} {
  const names = Object.keys(given) as Field[];
  const missing = names.filter((name) => !given[name]);
  const [first] = missing;
  if (first) {
    const fields = Object.fromEntries(missing.map((name) => [name, ASKS[name]]));
    throw new DomainError("input.invalid", ASKS[first], { fields });
  }
  return given as { readonly [Name in Field]: string };
}
