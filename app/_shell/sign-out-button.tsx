"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { signOut } from "./sign-out.ts";

/** The way out. Where it could not be written, the button is there again. */
export function SignOutButton({ className }: { className?: string }) {
  const [isLeaving, setIsLeaving] = useState(false);
  return (
    <Button
      variant="ghost"
      className={className}
      icon={<LogOut className="size-4" aria-hidden />}
      pending={isLeaving}
      onClick={() => {
        setIsLeaving(true);
        void signOut().catch(() => setIsLeaving(false));
      }}
    >
      Sign out
    </Button>
  );
}
