import { useQuery } from '@tanstack/react-query'
import { setParameters } from '../../address/address'
import { call, problemOf } from '../../api/client'
import type { LedgerRow } from '../../api/schema'
import { Drawer, Section } from '../../parts/drawer'
import { Evidence } from '../../parts/evidence/evidence'
import { Failure, Note, Waiting } from '../../parts/states'
import { exactTime } from '../../parts/time'
import { typeWords } from './ledger-words'

interface Entry extends LedgerRow {
  readonly state: 'open' | 'forgotten' | 'sealed' | 'damaged' | 'withheld'
  readonly body?: unknown
}

/** Why a body is not shown. */
const NOT_SHOWN: Readonly<Record<Entry['state'], string | undefined>> = {
  open: undefined,
  forgotten: 'Its body was forgotten on request: the key is destroyed. The entry and its place in the log stay provable.',
  sealed: 'The key that opens its body is not on this machine.',
  damaged: 'Its body does not match its digest. Verify the ledger, and compare with a backup.',
  withheld: 'Its body holds evidence. Your role may not see it.',
}

interface Proof {
  readonly index: number
  readonly leaf: string
  readonly hashes: readonly string[]
  readonly checkpoint: string
}

/** One entry: what it says, and the path of hashes from it to the signed head. */
export function EntryDrawer({ index, close }: { index: number; close: () => void }) {
  const entry = useQuery({ queryKey: ['ledger', 'one', index], queryFn: () => call<Entry>(`/ledger/${index}`) })
  const proof = useQuery({ queryKey: ['ledger', 'proof', index], queryFn: () => call<Proof>(`/ledger/${index}/proof`) })
  const data = entry.data
  return (
    <Drawer
      of={String(index)}
      label="Ledger entry"
      over={`entry ${index}`}
      title={data ? typeWords(data.type) : `Entry ${index}`}
      under={data && <span className="t3 s">sealed {exactTime(data.time)}</span>}
      close={close}
    >
      {entry.error ? <Failure error={entry.error} level={3} /> : !data ? <Waiting what="the entry" /> : <EntryBody entry={data} />}
      <Section title="Proof" {...(proof.data ? { aside: `${proof.data.hashes.length} hashes to the head` } : {})}>
        {proof.error ? (
          <Note tone="unsure">{problemOf(proof.error).message}</Note>
        ) : proof.data ? (
          <>
            <Evidence name="Leaf and path" text={[`leaf ${proof.data.leaf}`, ...proof.data.hashes].join('\n')} lines />
            <Evidence name="Checkpoint" text={proof.data.checkpoint} />
            <p className="t3 xs">
              Hash the leaf with each hash in turn; the last one must be the root in the checkpoint (RFC 9162, 2.1.3).
            </p>
          </>
        ) : (
          <span className="t3 s">Loading</span>
        )}
      </Section>
    </Drawer>
  )
}

function EntryBody({ entry }: { entry: Entry }) {
  return (
    <Section title="Entry">
      <dl className="facts">
        {Object.entries(entry.fields).map(([name, value]) => (
          <Row key={name} name={name} value={typeof value === 'object' ? JSON.stringify(value) : String(value)} />
        ))}
        <Row name="digest" value={entry.digest} />
      </dl>
      {NOT_SHOWN[entry.state] ? (
        <Note tone={entry.state === 'damaged' ? 'hit' : 'unsure'}>{NOT_SHOWN[entry.state]}</Note>
      ) : entry.body === undefined ? (
        <p className="t3 s">It has no body beside its fields.</p>
      ) : (
        <Evidence name="Body" text={JSON.stringify(entry.body, null, 2)} />
      )}
      <div className="row">
        <button type="button" className="btn" onClick={() => setParameters({ type: entry.type, row: undefined })}>
          All of this type
        </button>
      </div>
    </Section>
  )
}

function Row({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="mono">{value}</dd>
    </>
  )
}
