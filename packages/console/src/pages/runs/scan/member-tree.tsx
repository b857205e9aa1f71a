import { useMemo, useState } from 'react'
import { Link, placeOf } from '../../../address/address'
import type { ScannedFileDetail } from '../../../api/schema'
import { Icon } from '../../../parts/icon'
import { Severity } from '../../../parts/mark'
import { bytes, count, plural } from '../../../parts/number'
import { useMe } from '../../../shell/session'
import { FileVerdict, offsetWords } from './file-words'
import { type Member, membersOf, shownMembers } from './members'

/** Rows drawn at once; a filter brings the others. */
const MOST = 300

/** What lies inside a file, container in container, each member with its own verdict and what was found in it. */
export function MemberTree({ file }: { file: ScannedFileDetail }) {
  const members = useMemo(() => membersOf(file), [file])
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [words, setWords] = useState('')
  const [notSafe, setNotSafe] = useState(false)
  const shown = shownMembers(members, folded, { words, notSafe })
  const fold = (path: string): void => {
    const next = new Set(folded)
    if (!next.delete(path)) next.add(path)
    setFolded(next)
  }
  return (
    <>
      <div className="row wrap">
        <input
          className="input"
          aria-label="Filter members"
          placeholder="Name or format"
          value={words}
          spellCheck={false}
          onChange={(event) => setWords(event.target.value)}
        />
        <label className="row s">
          <input type="checkbox" checked={notSafe} onChange={(event) => setNotSafe(event.target.checked)} />
          <span>not safe only</span>
        </label>
        <span className="t3 s r" role="status">
          {count(shown.length)} of {plural(file.tree.length, 'member')} shown
        </span>
      </div>
      <ul className="members" aria-label="Members">
        {shown.slice(0, MOST).map((member) => (
          <Row key={member.path} member={member} folded={folded.has(member.path)} fold={() => fold(member.path)} />
        ))}
        {shown.length === 0 && <li className="t2 s">No member fits.</li>}
        {shown.length > MOST && <li className="t3 s">{count(shown.length - MOST)} more; filter to see them.</li>}
      </ul>
    </>
  )
}

function Row({ member, folded, fold }: { member: Member; folded: boolean; fold: () => void }) {
  const depth = Math.min(member.depth, 8)
  return (
    <li data-depth={depth}>
      <div className="row">
        {member.inside.length > 0 ? (
          <button type="button" className="icon" aria-expanded={!folded} aria-label={`Members of ${member.name}`} onClick={fold}>
            <Icon name={folded ? 'next' : 'down'} />
          </button>
        ) : (
          <span className="icon" aria-hidden="true" />
        )}
        <span className="mono trunc foreign" dir="auto" title={member.path}>
          {member.name}
        </span>
        <span className="t3 xs nw">
          {member.format}, {bytes(member.size)}
        </span>
        <span className="r nw">
          <FileVerdict verdict={member.verdict} />
          {member.worst !== member.verdict && (
            <span className="t3 xs"> contains {member.worst === 'inconclusive' ? 'no verdict' : member.worst}</span>
          )}
        </span>
      </div>
      {(member.found.length > 0 || member.unseen.length > 0) && <FoundList found={member.found} unseen={member.unseen} />}
    </li>
  )
}

/** Findings with the byte where the evidence stands; each leads to its place in the inbox. */
export function FoundList({ found, unseen }: Pick<Member, 'found' | 'unseen'>) {
  const { project } = useMe()
  return (
    <ul className="found">
      {found.map((one) => (
        <li key={one.fingerprint + one.message}>
          <Severity level={one.severity} narrow />
          <span>
            <Link className="link" to={placeOf(project, `findings?q=fingerprint:${one.fingerprint}`)}>
              {one.title}
            </Link>
            <span className="t2 s foreign" dir="auto">
              {' '}
              {one.message}
            </span>
            {one.offset !== undefined && <span className="t3 xs mono"> {offsetWords(one.offset)}</span>}
          </span>
        </li>
      ))}
      {unseen.map((reason) => (
        <li key={reason}>
          <FileVerdict verdict="inconclusive" />
          <span className="t2 s">{reason}</span>
        </li>
      ))}
    </ul>
  )
}
