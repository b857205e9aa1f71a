import { parse } from 'yaml'
import { PaviseError } from '#core/errors/error'
import { type Target, type TargetFile, targetSchema } from '#redteam/targets/target'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads a target description (YAML, of which JSON is a part) and resolves its keys. Every fault is named in one error.
 * @param name what the file is called in messages
 * @throws PaviseError PAV_TARGET_INVALID
 */
export function parseTargetFile(text: string, name: string, env: Environment): Target {
  let raw: unknown
  try {
    raw = parse(text)
  } catch (error) {
    const line = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new PaviseError('PAV_TARGET_INVALID', `${name} is neither JSON nor YAML: ${line}`, { cause: error })
  }
  return resolveTarget(raw, name, env)
}

/** As `parseTargetFile`, for what was put together from the command line or by another room. */
export function resolveTarget(raw: unknown, name: string, env: Environment): Target {
  const parsed = targetSchema.safeParse(raw)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`)
  faults.push(...keyFaults(raw, env))
  if (!parsed.success || faults.length > 0)
    throw new PaviseError('PAV_TARGET_INVALID', `${name} has ${faults.length} fault${faults.length === 1 ? '' : 's'}: ${faults.join('; ')}`)
  return toTarget(parsed.data, env)
}

function toTarget(file: TargetFile, env: Environment): Target {
  const identities = file.identities.map(({ name, key }) => {
    const value = key === undefined ? undefined : 'env' in key ? env[key.env] : key.value
    return value === undefined ? { name } : { name, key: value }
  })
  return {
    name: file.model,
    url: file.url.replace(/\/+$/, ''),
    model: file.model,
    ...(file.effects ? { effects: file.effects } : {}),
    docs: typeof file.docs === 'string' ? [file.docs] : file.docs,
    identities: identities.length > 0 ? identities : [{ name: 'anonymous' }],
    allowed: file.allowed,
    public: file.public,
    intakes: file.intakes,
  }
}

/** Faults that need more than one field: keys against the environment and the host, names that occur twice. */
function keyFaults(raw: unknown, env: Environment): string[] {
  if (typeof raw !== 'object' || raw === null) return []
  const file = raw as { url?: unknown; identities?: unknown; intakes?: unknown }
  const faults: string[] = []
  const local = typeof file.url === 'string' && isLoopback(file.url)
  const identities = Array.isArray(file.identities)
    ? (file.identities as { name?: unknown; key?: { env?: unknown; value?: unknown } }[])
    : []
  identities.forEach((identity, index) => {
    const key = identity?.key
    if (typeof key?.value === 'string' && !local)
      faults.push(`identities.${index}.key: an inline value is for targets on this machine only; name a variable with key: { env: NAME }`)
    if (typeof key?.env === 'string' && !env[key.env]) faults.push(`identities.${index}.key: the variable ${key.env} is not set`)
  })
  for (const [field, list] of [
    ['identities', identities] as const,
    ['intakes', Array.isArray(file.intakes) ? file.intakes : []] as const,
  ]) {
    const names = list.map((item: { name?: unknown }) => item?.name).filter((item) => typeof item === 'string')
    for (const twice of new Set(names.filter((item, index) => names.indexOf(item) !== index)))
      faults.push(`${field}: the name "${twice}" stands twice`)
  }
  return faults
}

/** True for URLs whose host is this machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const host = new URL(url).hostname
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
