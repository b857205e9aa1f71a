import type { ReactNode } from 'react'
import { problemOf } from '../api/client'
import { Icon, type IconName } from './icon'
import { Mark } from './mark'

/** Nothing there yet: what it is, one action, the command. Or nothing left by a filter: what it hides. */
export function Empty({
  icon,
  title,
  children,
  actions,
  command,
  level = 2,
}: {
  icon?: IconName
  title: string
  children?: ReactNode
  actions?: ReactNode
  command?: string
  level?: 2 | 3
}) {
  const Title = `h${level}` as const
  return (
    <div className="empty">
      {icon && <Icon name={icon} />}
      <Title>{title}</Title>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
      {command && <code>{command}</code>}
    </div>
  )
}

/** What failed, why, what now, code. */
export function Failure({ error, retry, level = 2 }: { error: unknown; retry?: () => void; level?: 2 | 3 }) {
  const problem = problemOf(error)
  const Title = `h${level}` as const
  if (problem.status === 403)
    return (
      <Empty icon="key" title="Your role does not open this" level={level}>
        {problem.message} Ask an administrator, or go on with what you may see.
      </Empty>
    )
  return (
    <div className="pad failure">
      <div className="note hit" role="alert">
        <Mark tone="hit">
          <span className="sr">Error</span>
        </Mark>
        <div>
          <Title>{problem.message}</Title>
          {problem.hint && <p>{problem.hint}</p>}
          {problem.faults?.map((fault) => (
            <p key={fault.path + fault.message}>
              <code>{fault.path}</code> {fault.message}
            </p>
          ))}
          <p className="row wrap">
            <code className="t2">{problem.code}</code>
            {retry && (
              <button type="button" className="btn" onClick={retry}>
                Try again
              </button>
            )}
          </p>
        </div>
      </div>
    </div>
  )
}

const WIDTHS = [62, 44, 71, 38, 55, 48, 66, 41]

/** Bars of the height of rows, shown only when it takes longer than a blink. */
export function Waiting({ rows = 8, what }: { rows?: number; what: string }) {
  return (
    <div className="waiting pad" role="status">
      <span className="sr">Loading {what}</span>
      <svg width="100%" height={rows * 32} aria-hidden="true">
        {Array.from({ length: rows }, (_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity
          <g key={at} fill="var(--line)">
            <rect x="0" y={at * 32 + 11} width="15" height="10" rx="3" />
            <rect x="32" y={at * 32 + 11} width={`${WIDTHS[at % WIDTHS.length]}%`} height="10" rx="3" />
          </g>
        ))}
      </svg>
    </div>
  )
}

/** A remark above content: partial, stale, waits for somebody. */
export function Note({ tone, children }: { tone: 'unsure' | 'hit' | 'hold' | 'miss'; children: ReactNode }) {
  return (
    <div className={`note ${tone}`}>
      <Mark tone={tone}>
        <span className="sr">{{ unsure: 'Partial', hit: 'Problem', hold: 'Waits', miss: 'Done' }[tone]}</span>
      </Mark>
      <div>{children}</div>
    </div>
  )
}
