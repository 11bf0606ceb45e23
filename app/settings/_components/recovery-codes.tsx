"use client";

import { Button } from "#app/_ui/button.tsx";
import { focusOnMount } from "#app/_ui/focus-on-mount.ts";
import { Notice } from "#app/_ui/notice.tsx";

/** The only time that they are shown. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="positive">
        Keep these recovery codes where you find them without your phone. Each lets you in once, and they are not shown
        again.
      </Notice>
      <ul className="flex flex-col gap-1 font-mono text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div>
        <Button ref={focusOnMount} onClick={onDone}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}
