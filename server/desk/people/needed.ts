import { DomainError } from "#server/core/errors.ts";

const ASKS = {
  name: "Enter a name.",
  email: "Enter your e-mail address.",
  password: "Choose a password.",
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
