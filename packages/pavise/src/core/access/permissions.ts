/** What a person or a token may do. Routes, console and tokens read this one list. */
export const PERMISSIONS = {
  'asset:read': 'See assets',
  'asset:write': 'Add, change and remove assets',
  'run:read': 'See runs, attempts and reports',
  'run:start': 'Start and cancel runs, change schedules',
  'finding:read': 'See findings',
  'finding:triage': 'Change state and owner of findings',
  'finding:accept': 'Accept a risk until a date',
  'evidence:reveal': 'See veiled evidence, with a reason that is sealed',
  'event:read': 'See decisions of the firewall',
  'hold:answer': 'Let a held reply pass or block it',
  'policy:read': 'See policies',
  'policy:write': 'Publish policies and roll back',
  'key:write': 'Make and revoke gateway keys',
  'ledger:read': 'Read and verify the ledger',
  'data:erase': 'Forget sessions, subjects and old records',
  'user:write': 'Add users, change roles, revoke tokens of others',
  'setting:read': 'See users, roles, keys and settings',
  'setting:write': 'Change settings',
  'metrics:read': 'Read metrics',
} as const
export type Permission = keyof typeof PERMISSIONS

const READ: readonly Permission[] = ['asset:read', 'run:read', 'finding:read', 'event:read', 'policy:read', 'ledger:read', 'setting:read']

/** The roles, and what each may do beyond reading. */
export const ROLES = {
  admin: { title: 'Administrator', may: Object.keys(PERMISSIONS) as Permission[] },
  engineer: {
    title: 'AI security engineer',
    may: [
      ...READ,
      'asset:write',
      'run:start',
      'finding:triage',
      'finding:accept',
      'evidence:reveal',
      'hold:answer',
      'policy:write',
      'key:write',
      'metrics:read',
    ],
  },
  red_team: { title: 'Red teamer', may: [...READ, 'asset:write', 'run:start', 'finding:triage', 'evidence:reveal'] },
  analyst: {
    title: 'ML security analyst',
    may: [...READ, 'asset:write', 'run:start', 'finding:triage', 'evidence:reveal', 'metrics:read'],
  },
  privacy: { title: 'Privacy and compliance', may: [...READ, 'finding:triage', 'finding:accept', 'evidence:reveal', 'data:erase'] },
  incident: {
    title: 'Incident responder',
    may: [...READ, 'run:start', 'finding:triage', 'evidence:reveal', 'hold:answer', 'policy:write', 'key:write'],
  },
  governance: { title: 'Governance', may: [...READ, 'finding:triage', 'finding:accept'] },
  auditor: { title: 'Auditor, read only', may: READ },
} as const satisfies Record<string, { title: string; may: readonly Permission[] }>
export type Role = keyof typeof ROLES
export const ROLE_IDS = Object.keys(ROLES) as [Role, ...Role[]]
