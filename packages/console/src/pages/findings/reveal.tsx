import { useEffect, useState } from 'react'
import { call, problemOf } from '../../api/client'
import { Dialog } from '../../parts/dialog'
import { Evidence } from '../../parts/evidence/evidence'
import { Field } from '../../parts/field'
import { Icon } from '../../parts/icon'
import { Note } from '../../parts/states'
import { useReason } from '../../shell/session'
import { findingName } from './finding-words'

const SHOWN = 60

interface Revealed {
  readonly evidence: readonly { kind: string; text: string }[]
  readonly until: number
}

/** What is veiled is shown for a minute, to who gives a reason. The reason is sealed before the text leaves the server. */
export function Reveal({ number, veils }: { number: number; veils: number }) {
  const [asking, setAsking] = useState(false)
  const [revealed, setRevealed] = useState<Revealed>()
  const [left, setLeft] = useState(0)
  const off = useReason('evidence:reveal')
  useEffect(() => {
    if (!revealed) return
    const tick = (): void => {
      const seconds = Math.ceil((revealed.until - Date.now()) / 1000)
      setLeft(seconds)
      if (seconds <= 0) setRevealed(undefined)
    }
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [revealed])
  if (veils === 0) return null
  return (
    <>
      {revealed ? (
        <>
          {revealed.evidence.map((one) => (
            <Evidence key={one.kind + one.text} name={`Evidence as it is: ${one.kind}`} text={one.text} lines />
          ))}
          <div className="row">
            <span className="t3 s">Veiled again in {left} s</span>
            <button type="button" className="btn r" onClick={() => setRevealed(undefined)}>
              Veil now
            </button>
          </div>
        </>
      ) : (
        <div className="row">
          <span className="t3 xs">
            {veils === 1 ? '1 span is veiled' : `${veils} spans are veiled`}. Showing them needs a reason and is sealed in the ledger.
          </span>
          <button
            type="button"
            className="btn r"
            aria-disabled={off !== undefined || undefined}
            title={off}
            onClick={() => off === undefined && setAsking(true)}
          >
            <Icon name="eye" /> Show
          </button>
        </div>
      )}
      {asking && (
        <RevealDialog
          number={number}
          close={() => setAsking(false)}
          show={(evidence) => {
            setAsking(false)
            setRevealed({ evidence, until: Date.now() + SHOWN * 1000 })
          }}
        />
      )}
    </>
  )
}

function RevealDialog({ number, close, show }: { number: number; close: () => void; show: (evidence: Revealed['evidence']) => void }) {
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const send = async (): Promise<void> => {
    if (reason.trim().length < 3) {
      setFault('Say why, in three characters or more')
      return
    }
    try {
      const { evidence } = await call<{ evidence: Revealed['evidence'] }>(`/findings/${number}/reveal`, {
        method: 'POST',
        body: { reason: reason.trim() },
      })
      show(evidence)
    } catch (error) {
      setFault(problemOf(error).message)
    }
  }
  return (
    <Dialog
      title={`Show the evidence of ${findingName(number)}`}
      close={close}
      submit={() => void send()}
      footer={
        <>
          <button type="submit" className="btn primary">
            Show for {SHOWN} s
          </button>
          <button type="button" className="btn" onClick={close}>
            Keep it veiled
          </button>
        </>
      }
    >
      <Note tone="hold">
        Secrets and personal data of others become readable on this screen. Your handle and the reason are sealed first.
      </Note>
      <Field label="Why do you need it" fault={fault} hint="For example the number of the case that you work on">
        {(field) => <textarea {...field} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </Dialog>
  )
}
