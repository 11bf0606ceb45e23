import type { mongo } from "mongoose";
import type { Database } from "#server/platform/db/database.ts";

/** One way in which the product asks its database, by what is asked. */
export type Calls = Readonly<Record<string, Call>>;
type Call = Run | Walk;
type Run = () => Promise<unknown>;

interface Walk {
  readonly run: Run;
  /** By collection, what it looks through by design where that is more than what it finds. */
  readonly through: Readonly<Record<string, mongo.Document>>;
}

/** A call that looks at more than it finds, and why that does not grow without end. */
export function walking(_why: string, through: Walk["through"], run: Run): Walk {
  return { run, through };
}

export const asWalk = (call: Call): Walk => (typeof call === "function" ? { run: call, through: {} } : call);

/** Opens stores, and remembers of each what was called of it, as `createX.method`. */
export function createOpener(db: Database) {
  const called = new Set<string>();
  const watched = <Part extends object>(name: string, part: Part): Part =>
    new Proxy(part, {
      get(target, method) {
        called.add(`${name}.${String(method)}`);
        return Reflect.get(target, method);
      },
    });
  return {
    called,
    open: <Store extends object, Rest extends readonly unknown[]>(
      create: (db: Database, ...rest: Rest) => Store,
      ...rest: Rest
    ): Store => watched(create.name, create(db, ...rest)),
    /** A function that asks by itself. */
    single<Ask extends (db: Database, ...rest: never[]) => unknown>(ask: Ask): Ask {
      called.add(ask.name);
      return ask;
    },
  };
}

export type Opener = ReturnType<typeof createOpener>;
