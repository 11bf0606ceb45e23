const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Which pages may open a socket: the application's own, by any of its addresses. A program that is no browser sends no
 * origin and is judged by its token alone.
 * @param allowLoopback In development `localhost` and `127.0.0.1` are the same machine, and both are typed.
 */
export function createOriginCheck(
  addresses: readonly string[],
  allowLoopback: boolean,
): (origin: string | undefined) => boolean {
  const own = addresses.map((address) => new URL(address));
  return (origin) => {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const asked = new URL(origin);
    return own.some((url) => url.origin === asked.origin || (allowLoopback && isSameMachine(url, asked)));
  };
}

function isSameMachine(a: URL, b: URL): boolean {
  return a.protocol === b.protocol && a.port === b.port && LOOPBACK.has(a.hostname) && LOOPBACK.has(b.hostname);
}
