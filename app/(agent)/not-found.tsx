import { NothingHere } from "#app/_shell/nothing-here.tsx";

/** Inside the frame, which has the `main` already. */
export default function NotFoundInShell() {
  return <NothingHere />;
}
