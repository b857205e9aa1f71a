/** A unified difference: sign, then underline, then colour. */
export function DiffView({ unified, name }: { unified: string; name: string }) {
  const lines = unified.replace(/\n$/, '').split('\n')
  if (unified.trim() === '') return <p className="t2 s">Nothing differs.</p>
  return (
    <div className="ev diff foreign" role="region" aria-label={name} tabIndex={0}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <span key={at} className={`line ${lookOf(line)}`}>
          {line || ' '}
        </span>
      ))}
    </div>
  )
}

function lookOf(line: string): string {
  if (line.startsWith('+++') || line.startsWith('---') || line.startsWith('@@')) return 'where'
  if (line.startsWith('+')) return 'added'
  return line.startsWith('-') ? 'removed' : ''
}
