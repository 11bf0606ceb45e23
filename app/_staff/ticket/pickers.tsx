import { type RefObject, Suspense } from "react";
import type { useMentionChoice } from "#app/_staff/colleagues/use-mention-choice.ts";
import type { useMacroChoice } from "#app/_staff/macros/use-macro-choice.ts";
import { loadLater } from "#app/_ui/load-later.ts";
import type { ComplaintDetail } from "#server/desk/complaints/wire.ts";

const MacroPicker = loadLater(() => import("#app/_staff/macros/macro-picker.tsx").then((it) => it.MacroPicker));
const MentionPicker = loadLater(() =>
  import("#app/_staff/colleagues/mention-picker.tsx").then((it) => it.MentionPicker),
);

/** What is chosen from where staff write: macros behind a slash, colleagues and teams behind an @. */
export function Pickers(props: {
  choice: Pick<ReturnType<typeof useMacroChoice>, "typed" | "keys" | "choose" | "leave">;
  mention: Pick<ReturnType<typeof useMentionChoice>, "typed" | "keys" | "choose" | "leave">;
  complaint: ComplaintDetail;
  field: RefObject<HTMLTextAreaElement | null>;
}) {
  const { choice, mention, complaint, field } = props;
  return (
    <Suspense>
      {choice.typed === null ? null : (
        <MacroPicker
          typed={choice.typed}
          complaint={complaint}
          keys={choice.keys}
          field={field}
          onChoose={choice.choose}
          onLeave={choice.leave}
        />
      )}
      {mention.typed === null ? null : (
        <MentionPicker
          typed={mention.typed}
          filerId={complaint.userId}
          keys={mention.keys}
          field={field}
          onChoose={mention.choose}
          onLeave={mention.leave}
        />
      )}
    </Suspense>
  );
}
