// Written by `npm run console-types` from the records of the API. Do not edit.

export type Asset = {
  id: string
  kind: string
  name: string
  locator: Record<string, unknown>
  sha256?: string
  owner?: string
  created: string
  updated: string
  source: 'config' | 'console' | 'practice'
  trail: {
    run: string
    verdict: 'hit' | 'miss' | 'inconclusive' | 'not_run'
    time: string
  }[]
  findings: {
    open: number
    worst?: string
  }
}

export type AttemptDetail = {
  id: string
  phase: 'before' | 'after' | 'replay'
  n: number
  probe: string
  objective: string
  strategies: string[]
  channel:
    | 'user'
    | 'history'
    | 'document'
    | 'tool_result'
    | 'mail'
    | 'ticket'
    | 'review'
    | 'file'
    | 'web'
    | 'file_name'
    | 'tool_description'
    | 'memory'
    | 'agent'
  effect:
    | 'prompt_leak'
    | 'canary_leak'
    | 'secret_leak'
    | 'cross_tenant_read'
    | 'mail_out'
    | 'data_out'
    | 'unapproved_action'
    | 'record_change'
    | 'markdown_exfil'
    | 'hijack'
  verdict: 'vulnerable' | 'safe' | 'review' | 'inconclusive'
  count: number
  turns: {
    role: string
    origin: string
    text: string
    tool?: string
    tainted: boolean
  }[]
  plant?: {
    intake: string
    payload: string
  }
  effects: {
    seq: number
    tool: string
    arguments: string
    by: string
    tenant: string
  }[]
  evidence: {
    kind: string
    text: string
    start?: number
    end?: number
  }[]
  reason?: string
}

export type AttemptRow = {
  id: string
  phase: 'before' | 'after' | 'replay'
  n: number
  probe: string
  objective: string
  strategies: string[]
  channel:
    | 'user'
    | 'history'
    | 'document'
    | 'tool_result'
    | 'mail'
    | 'ticket'
    | 'review'
    | 'file'
    | 'web'
    | 'file_name'
    | 'tool_description'
    | 'memory'
    | 'agent'
  effect:
    | 'prompt_leak'
    | 'canary_leak'
    | 'secret_leak'
    | 'cross_tenant_read'
    | 'mail_out'
    | 'data_out'
    | 'unapproved_action'
    | 'record_change'
    | 'markdown_exfil'
    | 'hijack'
  verdict: 'vulnerable' | 'safe' | 'review' | 'inconclusive'
  count: number
}

export type DryRun = {
  exchanges: number
  changed: number
  unreadable: number
  actions: {
    from: string
    to: string
    count: number
  }[]
  examples: {
    event: string
    time: string
    from: string
    to: string
    rules: string[]
  }[]
}

export type ExchangeEvent = {
  schema: 'pavise.event/1'
  id: string
  time: string
  kind: 'exchange'
  principal: {
    id?: string
    tenant?: string
    key?: string
  }
  session?: string
  surface: string
  upstream: string
  model: {
    asked?: string
    answered?: string
  }
  parameters: Record<string, string | number | boolean | null>
  digests: {
    system?: string
    documents: string[]
  }
  calls: {
    name: string
    arguments: string
  }[]
  usage?: {
    input: number
    output: number
  }
  policy: {
    version: string
    mode: 'enforce' | 'observe'
  }
  action: 'allow' | 'flag' | 'mask' | 'redact' | 'hold' | 'block'
  firings: {
    phase: 'request' | 'response'
    rule: string
    action: 'allow' | 'flag' | 'mask' | 'redact' | 'hold' | 'block'
    origin:
      | 'system'
      | 'developer'
      | 'user'
      | 'assistant'
      | 'reasoning'
      | 'tool'
      | 'document'
      | 'tool_definition'
      | 'tool_arguments'
      | 'unknown'
    path: string
    detections: {
      detector: string
      kind: string
      score: number
      start: number
      end: number
    }[]
    tool?: string
    argument?: string
    reason?: string
  }[]
  hold?: {
    answer: 'allow' | 'block'
    by: 'approver' | 'timeout' | 'nobody'
    waited: number
  }
  outcome: {
    status: number
    end: 'complete' | 'blocked' | 'refused' | 'upstream-failed' | 'client-left' | 'failed'
    reason?: string
    released?: number
  }
  coverage: {
    request: Partial<
      Record<
        | 'system'
        | 'developer'
        | 'user'
        | 'assistant'
        | 'reasoning'
        | 'tool'
        | 'document'
        | 'tool_definition'
        | 'tool_arguments'
        | 'unknown',
        {
          seen: number
          scanned: number
          skipped: number
        }
      >
    >
    response: Partial<
      Record<
        | 'system'
        | 'developer'
        | 'user'
        | 'assistant'
        | 'reasoning'
        | 'tool'
        | 'document'
        | 'tool_definition'
        | 'tool_arguments'
        | 'unknown',
        {
          seen: number
          scanned: number
          skipped: number
        }
      >
    >
  }
  bytes: {
    request: number
    response: number
  }
  latency: {
    total: number
    upstream?: number
  }
  degraded: boolean
}

export type FindingChange = {
  state?: 'open' | 'triaged' | 'accepted' | 'fixed' | 'false_positive'
  owner?: string | null
  acceptedUntil?: string
  reason?: string
}

export type FindingDetail = {
  number: number
  fingerprint: string
  rule: string
  title: string
  severity: 'info' | 'low' | 'medium' | 'high' | 'critical'
  asset: {
    id: string
    name: string
    kind: string
  }
  location: Record<string, string>
  message: string
  taxonomy: string[]
  state: 'open' | 'triaged' | 'accepted' | 'fixed' | 'false_positive'
  owner?: string
  acceptedUntil?: string
  reason?: string
  firstSeen: string
  lastSeen: string
  firstRun?: string
  lastRun?: string
  answeredBy: string[]
  version: number
  description: string
  remediation: string
  evidence: {
    text: string
    veils: {
      start: number
      end: number
      kind: string
    }[]
    marks: {
      start: number
      end: number
      kind: 'attack' | 'context'
    }[]
    kind: string
    offset?: number
  }[]
  reproducer?: string
  history: {
    time: string
    by: string
    change: string
    reason?: string
    ledger?: number
  }[]
  erased: boolean
}

export type FindingRow = {
  number: number
  fingerprint: string
  rule: string
  title: string
  severity: 'info' | 'low' | 'medium' | 'high' | 'critical'
  asset: {
    id: string
    name: string
    kind: string
  }
  location: Record<string, string>
  message: string
  taxonomy: string[]
  state: 'open' | 'triaged' | 'accepted' | 'fixed' | 'false_positive'
  owner?: string
  acceptedUntil?: string
  reason?: string
  firstSeen: string
  lastSeen: string
  firstRun?: string
  lastRun?: string
  answeredBy: string[]
  version: number
}

export type GatewayKeyRow = {
  id: string
  name: string
  hint: string
  tenant?: string
  by: string
  created: string
  expires?: string
  lastUsed?: string
  revoked: boolean
  scope?: {
    models?: string[]
    routes?: string[]
    team?: string
    limits?: {
      unit: 'requests' | 'tokens'
      amount: number
      window: number
    }[]
    userLimits?: {
      unit: 'requests' | 'tokens'
      amount: number
      window: number
    }[]
    teamLimits?: {
      unit: 'requests' | 'tokens'
      amount: number
      window: number
    }[]
    onStoreDown?: 'refuse' | 'allow'
  }
}

export type GuardEvent = ExchangeEvent | PolicyEvent | HoldEvent

export type HoldEvent = {
  schema: 'pavise.event/1'
  id: string
  time: string
  kind: 'hold'
  exchange: string
  principal: {
    id?: string
    tenant?: string
    key?: string
  }
  session?: string
  policy: {
    version: string
    mode: 'enforce' | 'observe'
  }
  firings: {
    phase: 'request' | 'response'
    rule: string
    action: 'allow' | 'flag' | 'mask' | 'redact' | 'hold' | 'block'
    origin:
      | 'system'
      | 'developer'
      | 'user'
      | 'assistant'
      | 'reasoning'
      | 'tool'
      | 'document'
      | 'tool_definition'
      | 'tool_arguments'
      | 'unknown'
    path: string
    detections: {
      detector: string
      kind: string
      score: number
      start: number
      end: number
    }[]
    tool?: string
    argument?: string
    reason?: string
  }[]
}

export type HoldRow = {
  event: string
  state: 'waiting' | 'allowed' | 'blocked' | 'expired' | 'left'
  phase: 'request' | 'response'
  principal: {
    id?: string
    tenant?: string
    key?: string
  }
  rules: string[]
  reasons: string[]
  otherwise: 'allow' | 'block'
  created: string
  until: string
  answeredBy?: string
}

export type LedgerRow = {
  index: number
  type: string
  time: string
  fields: Record<string, unknown>
  digest: string
  forgotten: boolean
}

export type Matrix = {
  rows: string[]
  columns: string[]
  cells: {
    row: number
    column: number
    phase: 'before' | 'after' | 'replay'
    attempts: number
    successes: number
    inconclusive: number
  }[]
}

export type Me = {
  user: UserRow
  permissions: (
    | 'asset:read'
    | 'asset:write'
    | 'run:read'
    | 'run:start'
    | 'finding:read'
    | 'finding:triage'
    | 'finding:accept'
    | 'evidence:reveal'
    | 'event:read'
    | 'hold:answer'
    | 'policy:read'
    | 'policy:write'
    | 'key:write'
    | 'ledger:read'
    | 'data:erase'
    | 'user:write'
    | 'setting:read'
    | 'setting:write'
    | 'metrics:read'
  )[]
  csrf: string
  project: string
  version: string
}

export type NewAsset = {
  kind: string
  name: string
  locator: Record<string, unknown>
  owner?: string
}

export type NewRun = {
  kind: 'loop' | 'attack' | 'scan'
  asset?: string
  seed?: number
  budget?: number
  guarded?: boolean
}

export type NewSchedule = {
  name: string
  run: NewRun
  cron: string
  enabled: boolean
}

export type NewToken = {
  name: string
  scopes: (
    | 'asset:read'
    | 'asset:write'
    | 'run:read'
    | 'run:start'
    | 'finding:read'
    | 'finding:triage'
    | 'finding:accept'
    | 'evidence:reveal'
    | 'event:read'
    | 'hold:answer'
    | 'policy:read'
    | 'policy:write'
    | 'key:write'
    | 'ledger:read'
    | 'data:erase'
    | 'user:write'
    | 'setting:read'
    | 'setting:write'
    | 'metrics:read'
  )[]
  expires?: string
}

export type NewUser = {
  handle: string
  name: string
  email?: string
  role: 'admin' | 'engineer' | 'red_team' | 'analyst' | 'privacy' | 'incident' | 'governance' | 'auditor'
}

export type Overview = {
  loop: {
    stage: 'assets' | 'findings' | 'rules' | 'policy' | 'decisions' | 'holds' | 'ledger'
    value: string
    note: string
    tone: 'hit' | 'miss' | 'unsure' | 'hold' | 'plain'
  }[]
  needs: {
    kind: 'hold' | 'finding' | 'run' | 'accept_expiring' | 'asset' | 'worker' | 'ledger'
    title: string
    detail: string
    severity?: string
    due?: string
    link: string
    action: string
  }[]
  posture: {
    run: string
    time: string
    phase: string
    attempts: number
    successes: number
    inconclusive: number
    rate: number
    low: number
    high: number
    worst: number
  }[]
  notLookedAt: {
    what: string
    why: string
    count: number
  }[]
  health: {
    database: boolean
    worker: boolean
    gateway: boolean
    ledger: {
      size: number
      sealed: boolean
    }
    eventsBehind: number
  }
}

export type PolicyCheck = {
  valid: boolean
  faults: PolicyFault[]
  version?: string
  rules?: number
}

export type PolicyDetail = {
  number: number
  version: string
  mode: 'enforce' | 'observe'
  rules: number
  by: string
  note?: string
  created: string
  active: boolean
  text: string
}

export type PolicyEvent = {
  schema: 'pavise.event/1'
  id: string
  time: string
  kind: 'policy'
  policy: {
    version: string
    mode: 'enforce' | 'observe'
  }
  before?: string
}

export type PolicyFault = {
  path: string
  line?: number
  message: string
  hint?: string
}

export type PolicyVersion = {
  number: number
  version: string
  mode: 'enforce' | 'observe'
  rules: number
  by: string
  note?: string
  created: string
  active: boolean
}

export type Progress = {
  stage: string
  done: number
  of: number
  findings: number
}

export type Run = {
  id: string
  kind: 'loop' | 'attack' | 'scan' | 'replay' | 'verify_ledger' | 'dry_run'
  state: 'queued' | 'running' | 'cancelling' | 'cancelled' | 'done' | 'failed'
  asset?: {
    id: string
    name: string
    kind: string
  }
  seed: number
  parameters: Record<string, unknown>
  by: string
  schedule?: string
  created: string
  started?: string
  finished?: string
  progress?: Progress
  takes: number
  error?: {
    code: string
    message: string
    hint: string
  }
  outcome?: {
    findings: number
    inconclusive: number
    files?: Record<string, number>
    before?: Tally
    after?: Tally
    replay?: Tally
    benign?: {
      tasks: number
      passed: number
    }
    rules?: {
      id: string
      why: string
      accepted: boolean
      yaml: string
    }[]
  }
  ledger?: number
}

export type ScannedFile = {
  id: string
  name: string
  path?: string
  sha256?: string
  format?: string
  verdict: string
  size: number
  members: number
  findings: number
}

export type ScannedFileDetail = {
  id: string
  name: string
  path?: string
  sha256?: string
  format?: string
  verdict: string
  size: number
  members: number
  findings: number
  facts: Record<string, string | number>
  tree: {
    path: string
    format: string
    verdict: string
    size: number
  }[]
  unseen: {
    reason: string
    member?: string
  }[]
  found: {
    fingerprint: string
    rule: string
    severity: 'info' | 'low' | 'medium' | 'high' | 'critical'
    message: string
    title: string
    member?: string
    offset?: number
  }[]
}

export type ScheduleRow = {
  name: string
  run: NewRun
  cron: string
  enabled: boolean
  id: string
  by: string
  created: string
  source: 'config' | 'console'
  lastRun?: string
  next?: string
  version: number
}

export type SearchHit = {
  kind: 'finding' | 'asset' | 'run' | 'event' | 'policy' | 'user' | 'ledger' | 'schedule'
  id: string
  title: string
  detail: string
  link: string
}

export type Tally = {
  attempts: number
  successes: number
  inconclusive: number
  asr: {
    rate: number
    low: number
    high: number
  }
}

export type TokenRow = {
  id: string
  name: string
  hint: string
  user: string
  scopes: (
    | 'asset:read'
    | 'asset:write'
    | 'run:read'
    | 'run:start'
    | 'finding:read'
    | 'finding:triage'
    | 'finding:accept'
    | 'evidence:reveal'
    | 'event:read'
    | 'hold:answer'
    | 'policy:read'
    | 'policy:write'
    | 'key:write'
    | 'ledger:read'
    | 'data:erase'
    | 'user:write'
    | 'setting:read'
    | 'setting:write'
    | 'metrics:read'
  )[]
  created: string
  expires?: string
  lastUsed?: string
  revoked: boolean
}

export type UserRow = {
  id: string
  handle: string
  name: string
  email?: string
  role: 'admin' | 'engineer' | 'red_team' | 'analyst' | 'privacy' | 'incident' | 'governance' | 'auditor'
  password: boolean
  oidc: boolean
  disabled: boolean
  lockedUntil?: string
  created: string
  lastSeen?: string
  version: number
}

export type VeiledText = {
  text: string
  veils: {
    start: number
    end: number
    kind: string
  }[]
  marks: {
    start: number
    end: number
    kind: 'attack' | 'context'
  }[]
}
