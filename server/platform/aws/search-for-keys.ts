import { areKeysBad, classifyAwsError } from "./aws-errors.ts";

interface Searching<Options, Keys> {
  readonly config: { credentials: (options?: Options) => Promise<Keys> };
}

/**
 * The SDK looks for keys in many places, and passes on whatever it stumbles over: a file that is not there, a session that
 * a profile names and nobody describes, a role that it may not take. All of that is about the keys, and not about the
 * call that needed them.
 */
export function nameTroubleWithKeys<Options, Keys>({ config }: Searching<Options, Keys>): void {
  const search = config.credentials;
  config.credentials = async (options) => {
    try {
      return await search(options);
    } catch (error) {
      throw isAboutKeys(error) ? new NoKeysError(error) : error;
    }
  };
}

/** Named as the SDK names what it says itself when it has found none. */
class NoKeysError extends Error {
  override readonly name = "CredentialsProviderError";

  constructor(cause: Error) {
    super(cause.message, { cause });
  }
}

/** Who could not be reached may be there the next time, and what the SDK knows to be about keys it says by itself. */
function isAboutKeys(error: unknown): error is Error {
  return error instanceof Error && !areKeysBad(error) && !["infra", "aborted"].includes(classifyAwsError(error));
}
