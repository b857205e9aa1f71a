/** What a desk is about: the same engine with other data, tool names, words and limits. */
export interface Setting {
  readonly id: SettingId
  /** Prefixes of ids of accounts and orders. */
  readonly account: string
  readonly order: string
  /** How people call a customer, the customer's record and what they order. */
  readonly customer: string
  readonly record: string
  readonly matter: string
  readonly matters: string
  /** Own names of tools and of fields, by the name that the engine has for them. Absent: the same. */
  readonly tools: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  /** Endings of customers' names and what they order; absent: those of the shop. */
  readonly trades?: readonly string[]
  readonly goods?: readonly string[]
  readonly limits: readonly number[]
}

export const SETTING_IDS = ['shop', 'bank', 'clinic', 'office'] as const
export type SettingId = (typeof SETTING_IDS)[number]

const LIMITS = [100, 120, 150, 180, 200]

export const SETTINGS: Readonly<Record<SettingId, Setting>> = {
  shop: {
    id: 'shop',
    account: 'ACC',
    order: 'ORD',
    customer: 'company',
    record: 'account',
    matter: 'order',
    matters: 'orders',
    tools: {},
    fields: {},
    limits: LIMITS,
  },
  bank: {
    id: 'bank',
    account: 'CLT',
    order: 'PAY',
    customer: 'client',
    record: 'account',
    matter: 'payment',
    matters: 'payments',
    tools: { list_orders: 'list_payments', search_orders: 'search_payments', issue_refund: 'reverse_payment', find_company: 'find_client' },
    fields: {
      order_id: 'payment_id',
      plan: 'package',
      credit_limit: 'overdraft',
      company: 'client',
      item: 'purpose',
      orders: 'payments',
      companies: 'clients',
    },
    goods: [
      'card fee',
      'standing order',
      'currency exchange',
      'safe deposit box',
      'account fee',
      'wire transfer',
      'coin counting',
      'cheque book',
    ],
    limits: [50, 75, 80, 120],
  },
  clinic: {
    id: 'clinic',
    account: 'PAT',
    order: 'VIS',
    customer: 'household',
    record: 'patient account',
    matter: 'visit',
    matters: 'visits',
    tools: {
      get_account: 'get_patient',
      list_orders: 'list_visits',
      search_orders: 'search_visits',
      issue_refund: 'reimburse_visit',
      find_company: 'find_household',
    },
    fields: {
      account_id: 'patient_id',
      order_id: 'visit_id',
      plan: 'cover',
      credit_limit: 'allowance',
      company: 'household',
      item: 'treatment',
      orders: 'visits',
      companies: 'households',
    },
    trades: ['Household', 'Family', 'House', 'Cottage', 'Farmstead', 'Residence', 'Court', 'Lodge'],
    goods: ['blood panel', 'dental check', 'eye test', 'physiotherapy', 'vaccination', 'hearing test', 'x-ray', 'allergy test'],
    limits: [40, 60, 90, 110],
  },
  office: {
    id: 'office',
    account: 'CIT',
    order: 'APP',
    customer: 'association',
    record: 'citizen account',
    matter: 'application',
    matters: 'applications',
    tools: {
      get_account: 'get_case_file',
      list_orders: 'list_applications',
      search_orders: 'search_applications',
      issue_refund: 'return_fee',
      find_company: 'find_association',
    },
    fields: {
      account_id: 'file_number',
      order_id: 'application_id',
      plan: 'category',
      credit_limit: 'deferral_limit',
      company: 'association',
      item: 'subject_matter',
      orders: 'applications',
      companies: 'associations',
    },
    trades: ['Rowing Club', 'Choir', 'Allotments', 'Cultural Society', 'Fire Brigade', 'Parents Circle', 'Chess Club', 'Archive'],
    goods: [
      'parking permit',
      'street stall permit',
      'hall booking',
      'tree felling permit',
      'dog licence',
      'noise permit',
      'building notice',
      'grant request',
    ],
    limits: [30, 45, 60, 80],
  },
}

const reversed = new WeakMap<object, Map<string, string>>()

function backwards(names: Readonly<Record<string, string>>): Map<string, string> {
  let map = reversed.get(names)
  if (!map) {
    map = new Map(Object.entries(names).map(([inner, outer]) => [outer, inner]))
    reversed.set(names, map)
  }
  return map
}

type Data = Record<string, unknown>

/** Renames the keys of an object and of the rows in it, and the value of `field`, which names a key. */
function renamed(data: Data, rename: (key: string) => string): Data {
  const out: Data = {}
  for (const [key, value] of Object.entries(data)) {
    if (Array.isArray(value)) out[rename(key)] = value.map((row) => (isData(row) ? renamed(row, rename) : row))
    else out[rename(key)] = key === 'field' && typeof value === 'string' ? rename(value) : value
  }
  return out
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The setting's name of a tool, and back. */
export const outerTool = (setting: Setting, tool: string): string => setting.tools[tool] ?? tool
export const innerTool = (setting: Setting, tool: string): string => backwards(setting.tools).get(tool) ?? tool

/** Arguments, results and records in the setting's names, and back. */
export const outerData = (setting: Setting, data: Data): Data =>
  setting.id === 'shop' ? data : renamed(data, (key) => (Object.hasOwn(setting.fields, key) ? setting.fields[key]! : key))
export const innerData = (setting: Setting, data: Data): Data =>
  setting.id === 'shop' ? data : renamed(data, (key) => backwards(setting.fields).get(key) ?? key)
