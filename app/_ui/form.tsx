"use client";

import { type ComponentProps, useEffect, useRef } from "react";
import { inTurn } from "./early.ts";

/** What `HOLD_EARLY` leaves behind on a form. */
interface EarlyForm extends HTMLFormElement {
  isAwake?: boolean;
  isPressed?: boolean;
}

/** A form that is submitted by this page's own code alone: what was pressed before that was there is done when it is. */
export function Form(props: ComponentProps<"form">) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const form: EarlyForm | null = ref.current;
    if (!form) return;
    form.isAwake = true;
    if (form.isPressed) inTurn(async () => form.requestSubmit());
    form.isPressed = false;
  }, []);
  // Should even the script be missing, a form of this kind goes nowhere.
  return <form noValidate {...props} method="dialog" ref={ref} />;
}
