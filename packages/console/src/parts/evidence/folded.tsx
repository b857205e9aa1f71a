import { useState } from 'react'
import { toast } from '../../actions/toast'
import { Icon } from '../icon'
import { Evidence } from './evidence'

const SHOWN = 8

/** Long text, of which the first lines are enough for most. The copy is always whole. */
export function Folded({ text, name }: { text: string; name: string }) {
  const [open, setOpen] = useState(false)
  const lines = text.replace(/\n$/, '').split('\n')
  const folds = lines.length > SHOWN + 2
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => toast('Copied'),
      () => toast('The browser did not allow copying. Select the text instead.', { tone: 'hit' }),
    )
  }
  return (
    <>
      <Evidence name={name} text={folds && !open ? lines.slice(0, SHOWN).join('\n') : text} />
      <div className="row">
        {folds && (
          <button type="button" className="btn ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Fold' : `Show all ${lines.length} lines`}
          </button>
        )}
        <button type="button" className="btn ghost r" onClick={copy} aria-label={`Copy: ${name}`}>
          <Icon name="copy" /> Copy
        </button>
      </div>
    </>
  )
}
