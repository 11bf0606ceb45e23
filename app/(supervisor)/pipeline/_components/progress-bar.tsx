/** How much of a job is done, and how much of that went wrong. The words beside it say the same. */
export function ProgressBar({
  label,
  done,
  failed = 0,
  total,
}: {
  label: string;
  done: number;
  failed?: number;
  total: number;
}) {
  const share = (part: number) => `${total === 0 ? 100 : (part / total) * 100}%`;
  return (
    <div className="relative flex h-1.5 overflow-hidden rounded-full bg-sunken">
      <progress aria-label={label} max={Math.max(1, total)} value={done + failed} className="sr-only" />
      <span className="bg-positive transition-[width] duration-200" style={{ width: share(done) }} />
      <span className="bg-danger transition-[width] duration-200" style={{ width: share(failed) }} />
    </div>
  );
}
