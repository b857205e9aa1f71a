import { ACTIONS } from '@pavise/guard/vocabulary'
import { CHANNELS, EFFECTS } from '#core/attack/vocabulary'
import { FINDING_STATES } from '#core/records/finding'
import { PHASES, RUN_KINDS, RUN_STATES } from '#core/records/run'
import { FILE_VERDICTS } from '#core/results/file-verdict'
import { SEVERITIES } from '#core/results/severity'
import type { QueryField } from './query.js'

/** The fields of each list that can be filtered. The store turns them into SQL; the console completes them. */

export const FINDING_FIELDS: readonly QueryField[] = [
  { field: 'state', title: 'State', type: 'word', values: FINDING_STATES },
  { field: 'severity', title: 'Severity', type: 'ladder', values: SEVERITIES },
  { field: 'owner', title: 'Owner', type: 'word', optional: true, person: true },
  { field: 'rule', title: 'Rule that is broken', type: 'word' },
  { field: 'asset', title: 'Name of the asset', type: 'word' },
  { field: 'kind', title: 'Kind of the asset', type: 'word' },
  { field: 'tag', title: 'Entry of a taxonomy', type: 'word' },
  { field: 'number', title: 'Number, F-12', type: 'number' },
  { field: 'first', title: 'First seen', type: 'time' },
  { field: 'last', title: 'Last seen', type: 'time' },
  { field: 'accepted', title: 'Accepted until', type: 'time', optional: true },
  { field: 'run', title: 'Run that saw it first or last', type: 'word', optional: true },
  { field: 'answered', title: 'A policy rule answers it', type: 'flag' },
  { field: 'fingerprint', title: 'Fingerprint', type: 'word' },
]

export const EVENT_FIELDS: readonly QueryField[] = [
  { field: 'kind', title: 'Kind of event', type: 'word', values: ['exchange', 'policy', 'hold'] },
  { field: 'action', title: 'What was decided', type: 'ladder', values: ACTIONS },
  { field: 'rule', title: 'Rule that fired', type: 'word' },
  { field: 'detector', title: 'Detector that fired', type: 'word' },
  { field: 'principal', title: 'Who acted', type: 'word', optional: true },
  { field: 'tenant', title: 'Tenant', type: 'word', optional: true },
  { field: 'key', title: 'Gateway key', type: 'word', optional: true },
  { field: 'session', title: 'Session', type: 'word', optional: true },
  { field: 'surface', title: 'Model API', type: 'word' },
  { field: 'upstream', title: 'Upstream', type: 'word' },
  { field: 'model', title: 'Model asked for or answering', type: 'word', optional: true },
  { field: 'tool', title: 'Tool that was called', type: 'word' },
  {
    field: 'end',
    title: 'What became of it',
    type: 'word',
    values: ['complete', 'blocked', 'refused', 'upstream-failed', 'client-left', 'failed'],
  },
  { field: 'status', title: 'HTTP status', type: 'number' },
  { field: 'latency', title: 'Milliseconds', type: 'number' },
  { field: 'policy', title: 'Version of the policy', type: 'word' },
  { field: 'mode', title: 'Mode of the policy', type: 'word', values: ['enforce', 'observe'] },
  { field: 'degraded', title: 'Decided with less than was asked', type: 'flag' },
  { field: 'time', title: 'Time', type: 'time' },
]

export const ASSET_FIELDS: readonly QueryField[] = [
  { field: 'kind', title: 'Kind', type: 'word' },
  { field: 'name', title: 'Name', type: 'word' },
  { field: 'owner', title: 'Owner', type: 'word', optional: true, person: true },
  { field: 'source', title: 'Where it comes from', type: 'word', values: ['config', 'console', 'practice'] },
  { field: 'open', title: 'Open findings', type: 'number' },
  { field: 'worst', title: 'Worst open finding', type: 'ladder', values: SEVERITIES, optional: true },
  { field: 'created', title: 'Added', type: 'time' },
  { field: 'updated', title: 'Changed', type: 'time' },
]

export const RUN_FIELDS: readonly QueryField[] = [
  { field: 'kind', title: 'Kind', type: 'word', values: RUN_KINDS },
  { field: 'state', title: 'State', type: 'word', values: RUN_STATES },
  { field: 'asset', title: 'Name of the asset', type: 'word', optional: true },
  { field: 'by', title: 'Who asked', type: 'word', person: true },
  { field: 'schedule', title: 'Schedule', type: 'word', optional: true },
  { field: 'seed', title: 'Seed', type: 'number' },
  { field: 'findings', title: 'Findings', type: 'number' },
  { field: 'created', title: 'Asked for', type: 'time' },
  { field: 'finished', title: 'Finished', type: 'time', optional: true },
]

export const ATTEMPT_FIELDS: readonly QueryField[] = [
  { field: 'phase', title: 'Phase', type: 'word', values: PHASES },
  { field: 'verdict', title: 'Verdict', type: 'word', values: ['vulnerable', 'safe', 'review', 'inconclusive'] },
  { field: 'probe', title: 'Probe', type: 'word' },
  { field: 'objective', title: 'Objective', type: 'word' },
  { field: 'strategy', title: 'Strategy', type: 'word' },
  { field: 'channel', title: 'Channel', type: 'word', values: CHANNELS },
  { field: 'effect', title: 'Effect', type: 'word', values: EFFECTS },
]

/** Files of a scan. Verdicts stand from the best to the worst, so that `verdict:>=unknown` means what is not plainly safe. */
export const FILE_FIELDS: readonly QueryField[] = [
  { field: 'verdict', title: 'Verdict', type: 'ladder', values: [...FILE_VERDICTS].reverse() },
  { field: 'name', title: 'Name of the file', type: 'word' },
  { field: 'format', title: 'Format', type: 'word', optional: true },
  { field: 'size', title: 'Bytes', type: 'number' },
  { field: 'members', title: 'Members inside', type: 'number' },
  { field: 'findings', title: 'Findings', type: 'number' },
  { field: 'sha256', title: 'SHA-256', type: 'word', optional: true },
]
