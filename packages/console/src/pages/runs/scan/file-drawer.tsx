import { useQuery } from '@tanstack/react-query'
import { call } from '../../../api/client'
import type { Run, ScannedFileDetail } from '../../../api/schema'
import { Drawer, Section } from '../../../parts/drawer'
import { bytes, plural } from '../../../parts/number'
import { Failure, Note, Waiting } from '../../../parts/states'
import { FileVerdict } from './file-words'
import { FoundList, MemberTree } from './member-tree'

/** One file of a scan: its verdict, what was found in it, the tree of what lies inside, what it says about itself. */
export function FileDrawer({ run, of, close }: { run: Run; of: string; close: () => void }) {
  const file = useQuery({
    queryKey: ['files', 'one', run.id, of],
    queryFn: () => call<ScannedFileDetail>(`/runs/${run.id}/files/${encodeURIComponent(of)}`),
    staleTime: 60_000,
  })
  const data = file.data
  return (
    <Drawer
      of={of}
      label="File"
      over={data?.path ?? of}
      title={data?.name ?? 'File'}
      under={
        data && (
          <div className="row wrap">
            <FileVerdict verdict={data.verdict} boxed />
            <span className="t3 s">nothing was executed or imported</span>
          </div>
        )
      }
      close={close}
    >
      {file.error ? (
        <Failure error={file.error} retry={() => void file.refetch()} level={3} />
      ) : !data ? (
        <Waiting what="the file" />
      ) : (
        <FileBody file={data} />
      )}
    </Drawer>
  )
}

function FileBody({ file }: { file: ScannedFileDetail }) {
  const listed = new Set(file.tree.map(({ path }) => path))
  const found = file.found.filter(({ member }) => member === undefined || !listed.has(member))
  const unseen = file.unseen.filter(({ member }) => member === undefined || !listed.has(member)).map(({ reason }) => reason)
  return (
    <>
      {(found.length > 0 || unseen.length > 0) && (
        <Section title="In the file itself">
          <FoundList found={found} unseen={unseen} />
        </Section>
      )}
      {file.tree.length > 0 ? (
        <Section title="Members" aside={plural(file.members, 'member')}>
          {file.members >= 1000 && <Note tone="unsure">Only the first thousand members are listed; all were looked at.</Note>}
          <MemberTree file={file} />
        </Section>
      ) : (
        file.findings === 0 &&
        unseen.length === 0 && (
          <Section title="Findings">
            <p className="t2 s">No rule was found broken, and all of it was looked at.</p>
          </Section>
        )
      )}
      <Section title="Facts">
        <dl className="facts">
          <dt>Format</dt>
          <dd>{file.format ?? 'not read'}</dd>
          <dt>Size</dt>
          <dd>{bytes(file.size)}</dd>
          {file.sha256 && (
            <>
              <dt>SHA-256</dt>
              <dd className="mono">{file.sha256}</dd>
            </>
          )}
          {Object.entries(file.facts).map(([name, value]) => (
            <Said key={name} name={name} value={String(value)} />
          ))}
        </dl>
      </Section>
    </>
  )
}

/** What the file says of itself: a claim of strangers. */
function Said({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="foreign" dir="auto">
        {value}
      </dd>
    </>
  )
}
