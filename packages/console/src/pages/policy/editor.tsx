import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useActions } from '../../actions/action'
import { ActionButton } from '../../actions/action-button'
import { setParameters, useAddress } from '../../address/address'
import { call } from '../../api/client'
import type { PolicyCheck } from '../../api/schema'
import { DiffView } from '../../parts/diff-view'
import { Mark } from '../../parts/mark'
import { plural } from '../../parts/number'
import { Failure, Note, Waiting } from '../../parts/states'
import { useReason } from '../../shell/session'
import { CodeArea } from './code-area'
import { DryRunPanel } from './dry-run-panel'
import { currentPolicy, type PolicyDiff, policyOf } from './policy-queries'
import { Publish } from './publish'
import { useDraft } from './use-draft'
import { useSettled } from './use-settled'

const FIRST = `version: 1
mode: observe
rules:
  - { id: injection, from: [user, document, tool], when: { detector: injection, fpr: 0.01 }, do: flag }
`

/** Write, see the faults by line, see what changes, try it on recorded traffic, publish. */
export function Editor() {
  const { search } = useAddress()
  const from = search.get('from') ? Number(search.get('from')) : undefined
  const run = search.get('run') ?? undefined
  const current = useQuery(currentPolicy)
  const other = useQuery(policyOf(from))
  const ofRun = useQuery({
    queryKey: ['runs', 'policy', run],
    queryFn: () => call<{ text: string }>(`/runs/${run}/policy`),
    enabled: run !== undefined,
  })
  const [draft, setDraft] = useDraft()
  if (current.error) return <Failure error={current.error} retry={() => void current.refetch()} />
  if (current.data === undefined || (from !== undefined && other.isPending) || (run !== undefined && ofRun.isPending))
    return <Waiting what="the policy" rows={14} />
  const start = ofRun.data?.text ?? other.data?.text ?? current.data?.text ?? FIRST
  const text = draft?.text ?? start
  const base = draft?.base ?? current.data?.number ?? 0
  return (
    <Writing
      text={text}
      base={base}
      now={current.data?.number ?? 0}
      write={(next) => setDraft({ text: next, base })}
      discard={() => {
        setDraft(undefined)
        setParameters({ from: undefined, run: undefined }, { replace: true })
      }}
      touched={draft !== undefined || start !== current.data?.text}
    />
  )
}

interface WritingProps {
  readonly text: string
  readonly base: number
  /** Number of the version in force. */
  readonly now: number
  readonly touched: boolean
  write(text: string): void
  discard(): void
}

function Writing({ text, base, now, touched, write, discard }: WritingProps) {
  const [publishing, setPublishing] = useState(false)
  const settled = useSettled(text, 350)
  const check = useQuery({
    queryKey: ['policies', 'check', settled],
    queryFn: ({ signal }) => call<PolicyCheck>('/policies/check', { method: 'POST', body: { text: settled }, signal }),
    placeholderData: (before) => before,
  })
  const valid = check.data?.valid === true
  const diff = useQuery({
    queryKey: ['policies', 'diff', now, settled],
    queryFn: () => call<PolicyDiff>('/policies/diff', { method: 'POST', body: { from: now, text: settled } }),
    enabled: now > 0 && touched && valid,
    placeholderData: (before) => before,
  })
  const off = useReason('policy:write')
  const actions = useMemo(
    () => [
      {
        id: 'policy.publish',
        label: 'Publish',
        off: off ?? (!touched ? 'Nothing is changed' : !valid ? 'Mend the faults first' : undefined),
        run: () => setPublishing(true),
      },
      { id: 'policy.discard', label: 'Discard', off: touched ? undefined : 'Nothing is changed', run: discard },
    ],
    [off, touched, valid, discard],
  )
  useActions(actions)
  return (
    <div className="pad below editing">
      <section className="panel">
        <header>
          <h2>{now > 0 ? `Draft on v${base}` : 'First policy'}</h2>
          <Verdict check={check.data} />
          <span className="row r">
            {actions.map((action, at) => (
              <ActionButton key={action.id} action={action} look={at === 0 ? 'primary' : 'ghost'} />
            ))}
          </span>
        </header>
        <div className="body gap">
          {base !== now && (
            <Note tone="hold">
              v{now} came into force since you began. Look at the difference before you publish; publishing on an old version is refused.
            </Note>
          )}
          <CodeArea label="Policy, YAML" text={text} write={write} faults={check.data?.faults ?? []} />
          {check.error && <Failure error={check.error} level={3} />}
          {check.data?.faults.map((fault) => (
            <Note key={fault.path + fault.message} tone="hit">
              {fault.line !== undefined && <b>line {fault.line} </b>}
              <code>{fault.path}</code> {fault.message}
              {fault.hint && <span className="t2"> ({fault.hint})</span>}
            </Note>
          ))}
        </div>
      </section>
      <div className="grid">
        <section className="panel">
          <header>
            <h2>What changes</h2>
            {diff.data && touched && <span className="t3">{ruleWords(diff.data)}</span>}
          </header>
          <div className="body">
            {now === 0 ? (
              <p className="t2 s">There is no version before this one.</p>
            ) : !touched ? (
              <p className="t2 s">The draft says what v{now} says.</p>
            ) : diff.error ? (
              <Failure error={diff.error} level={3} />
            ) : diff.data ? (
              <DiffView name="Difference to the version in force" unified={diff.data.unified} />
            ) : (
              <p className="t3 s">Shown once the draft has no faults.</p>
            )}
          </div>
        </section>
        <DryRunPanel text={settled} ready={valid && touched} />
      </div>
      {publishing && (
        <Publish
          text={text}
          base={base}
          {...(diff.data ? { diff: diff.data } : {})}
          rules={check.data?.rules}
          close={() => setPublishing(false)}
          done={() => {
            setPublishing(false)
            discard()
          }}
        />
      )}
    </div>
  )
}

function Verdict({ check }: { check: PolicyCheck | undefined }) {
  if (!check) return null
  return check.valid ? (
    <Mark tone="miss">{plural(check.rules ?? 0, 'rule')}, no fault</Mark>
  ) : (
    <Mark tone="hit">{plural(check.faults.length, 'fault')}</Mark>
  )
}

export function ruleWords(diff: PolicyDiff): string {
  const of = (change: string): number => diff.rules.filter((rule) => rule.change === change).length
  const words = [
    [of('added'), 'added'],
    [of('removed'), 'removed'],
    [of('changed'), 'changed'],
  ] as const
  return (
    words
      .filter(([n]) => n > 0)
      .map(([n, word]) => `${n} ${word}`)
      .join(', ') || 'no rule differs'
  )
}
