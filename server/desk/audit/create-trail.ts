import type { Clock, Ids } from "#server/core/ports/environment.ts";
import { hashOfPersonal } from "./chain.ts";
import type { Act, Origin, Trail } from "./room.ts";
import type { AuditPersonalRow } from "./rows.ts";
import type { AuditStore } from "./store.ts";

interface TrailPorts {
  readonly audit: Pick<AuditStore, "append">;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Tells whoever an act was on; nobody is told without it. */
  readonly tell?: Trail["done"];
}

/** What nobody asked for from outside: the desk's own work, and commands. */
const OWN: Origin = { address: null, via: async () => null };

/** Makes rows of acts: what is personal goes apart under a salt, and the row keeps its hash. */
export function createTrail(ports: TrailPorts, origin: Origin = OWN): Trail {
  return {
    from: (other) => createTrail(ports, other),
    done: async (act, seq) => ports.tell?.(act, seq),
    async add(act) {
      const { audit, clock, ids } = ports;
      const [id, at] = [ids.documentId(), clock.now()];
      const { actorId, on, before = null, after = null } = act;
      const apart = (part: "by" | "on", personId: string | null, values: Readonly<Record<string, string>>) =>
        Object.keys(values).length === 0
          ? null
          : {
              _id: `${id}/${part}`,
              at,
              personId,
              email: values.email ?? null,
              salt: ids.token(),
              values,
              erasedBy: null,
            };
      const by = apart("by", actorId, origin.address === null ? {} : { address: origin.address });
      const subject = apart("on", personOf(act), act.personal ?? {});
      const content = {
        id,
        at,
        action: act.action,
        actorId,
        via: await origin.via(),
        onKind: on?.kind ?? null,
        onId: on?.id ?? null,
        before,
        after,
        byHash: by && hashOfPersonal(by.salt, by.values),
        onHash: subject && hashOfPersonal(subject.salt, subject.values),
      };
      return audit.append(
        content,
        [by, subject].filter((part): part is NonNullable<typeof by> => part !== null) satisfies AuditPersonalRow[],
      );
    },
  };
}

/** Whom the personal values are about; null where they name an address and nobody is known by it. */
function personOf({ on, actorId, personal }: Act): string | null {
  if (on?.kind === "person" || on?.kind === "agent") return on.id;
  return personal?.["email"] === undefined ? actorId : null;
}
