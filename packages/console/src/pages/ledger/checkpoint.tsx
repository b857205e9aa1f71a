import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../api/client'
import { Dialog } from '../../parts/dialog'
import { Evidence } from '../../parts/evidence/evidence'
import { count } from '../../parts/number'

interface SignedNote {
  readonly note: string
  readonly publicKey: string
  readonly size: number
}

/** The signed head of the log: keep it elsewhere, and nobody can rewrite what stands before it. */
export function Checkpoint() {
  const [open, setOpen] = useState(false)
  const checkpoint = useQuery({
    queryKey: ['ledger', 'checkpoint'],
    queryFn: () => call<SignedNote>('/ledger/checkpoint'),
    refetchInterval: 30_000,
  })
  if (!checkpoint.data) return null
  return (
    <>
      <span className="t2">{count(checkpoint.data.size)} entries</span>
      <button type="button" className="btn ghost" onClick={() => setOpen(true)}>
        Checkpoint
      </button>
      {open && (
        <Dialog
          title="Checkpoint"
          close={() => setOpen(false)}
          submit={() => setOpen(false)}
          footer={
            <button type="submit" className="btn primary">
              Close
            </button>
          }
        >
          <p className="t2">
            The signed head of the log. Keep a copy where this machine cannot write; <code>pavise ledger verify</code> compares with it.
          </p>
          <Evidence name="Signed note" text={checkpoint.data.note} />
          <span className="t3 xs">Key to check it with</span>
          <Evidence name="Public key" text={checkpoint.data.publicKey} />
        </Dialog>
      )}
    </>
  )
}
