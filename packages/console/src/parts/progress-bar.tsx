/** How far something is, as a bar with its numbers in words beside it. */
export function ProgressBar({ done, of, label }: { done: number; of: number; label: string }) {
  const share = of > 0 ? Math.min(1, done / of) : 0
  return (
    <svg
      className="progress"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-valuenow={done}
      preserveAspectRatio="none"
      viewBox="0 0 100 6"
    >
      <rect width={share * 100} height="6" />
    </svg>
  )
}
