/** What is the matter with the keys themselves, and what a person does about it. */
export interface KeysTrouble {
  readonly found: string;
  readonly fix: string;
}

/** How the SDK says that it found none, or none that it can use; AWS was not asked then. */
const FOUND_NONE = new Set(["CredentialsProviderError", "TokenProviderError"]);

/**
 * Tells "there are none" from "AWS does not accept them": nobody corrects keys that are not there, and no policy helps either.
 * @param profile What AWS_PROFILE says
 */
export function keysTrouble(error: Error, profile = process.env["AWS_PROFILE"]): KeysTrouble {
  if (!FOUND_NONE.has(error.name)) {
    return {
      found: `AWS does not accept the keys (${error.name}: ${error.message}).`,
      fix: "Sign in again; or correct AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for keys of some hours, AWS_SESSION_TOKEN; or unset them to use a profile or the machine's own role.",
    };
  }
  const where = profile
    ? `the profile ${profile}, which AWS_PROFILE names, gives none`
    : "no profile or role gives any";
  return {
    found: `There are no AWS keys: none are set, and ${where} (${error.message}).`,
    fix: profile
      ? `Correct AWS_PROFILE, sign in to it (aws sso login --profile ${profile}), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`
      : "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile in AWS_PROFILE, or run this where the machine has a role.",
  };
}
