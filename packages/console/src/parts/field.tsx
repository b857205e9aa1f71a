import { type ReactElement, useId } from 'react'

interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly fault?: string | undefined
  children(props: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }): ReactElement
}

/** Label above, hint below, the fault in place of the hint. */
export function Field({ label, hint, fault, children }: FieldProps) {
  const id = useId()
  const below = fault ?? hint
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(below ? { 'aria-describedby': `${id}-below` } : {}), ...(fault ? { 'aria-invalid': true as const } : {}) })}
      {below && (
        <span id={`${id}-below`} className={fault ? 'fault' : 'hint'}>
          {below}
        </span>
      )}
    </div>
  )
}
