import type { Metadata } from "next";
import Link from "next/link";
import { getQueryClient, trpc } from "#app/_trpc/server.tsx";
import { ForgotPasswordForm } from "../_components/forgot-password-form.tsx";

export const metadata: Metadata = { title: "Forgotten password" };

export default async function ForgotPasswordPage() {
  const { mails } = await getQueryClient().fetchQuery(trpc.session.modes.queryOptions());
  return (
    <>
      <h1 className="text-xl">Forgotten password</h1>
      {mails === "none" ? (
        <p className="text-muted">
          This desk sends no mail. Ask an administrator: they can make you a link that lets you choose a new password.
        </p>
      ) : (
        <ForgotPasswordForm />
      )}
      <p className="text-sm text-muted">
        You know it again?{" "}
        <Link href="/sign-in" className="font-medium text-accent underline underline-offset-2">
          Sign in
        </Link>
      </p>
    </>
  );
}
