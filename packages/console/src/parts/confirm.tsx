import { type ReactNode, useState } from 'react'
import { problemOf } from '../api/client'
import { Dialog } from './dialog'
import { Field } from './field'
import { Note } from './states'

interface ConfirmProps {
  readonly title: string
  /** The effect, in numbers where there are some, and whether it can be undone. */
  readonly children: ReactNode
  readonly verb: string
  readonly keep: string
  /** What must be typed before it goes on. */
  readonly type?: string
  readonly close: () => void
  act(): Promise<void>
}

/** A question before something that cannot be undone. Focus starts on the safe side. */
export function Confirm({ title, children, verb, keep, type, close, act }: ConfirmProps) {
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const send = async (): Promise<void> => {
    if (type !== undefined && typed.trim() !== type) {
      setFault(`Type ${type} to go on`)
      return
    }
    try {
      await act()
      close()
    } catch (error) {
      const said = problemOf(error)
      setProblem(said.hint ? `${said.message} ${said.hint}` : said.message)
    }
  }
  return (
    <Dialog
      title={title}
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn stop">
            {verb}
          </button>
          <button type="button" className="btn" onClick={close}>
            {keep}
          </button>
          <span className="t3 s r">sealed in the ledger</span>
        </>
      }
    >
      {problem && <Note tone="hit">{problem}</Note>}
      <div className="t2">{children}</div>
      {type !== undefined && (
        <Field label={`Type ${type} to go on`} fault={fault}>
          {(field) => (
            <input {...field} className="mono" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
          )}
        </Field>
      )}
    </Dialog>
  )
}
