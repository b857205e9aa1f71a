import { type Fault, faultsIn, pathText, readYaml } from '#core/config/yaml-source'
import { faultsOf } from '#core/config/zod-faults'
import { PaviseError } from '#core/errors/error'
import { mcpSchema } from '#redteam/targets/mcp/mcp-schema'
import { type Target, type TargetFile, targetSchema } from '#redteam/targets/target'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads a target description (YAML, of which JSON is a part) and resolves its keys. Every fault is named in one error, with its line.
 * @param name what the file is called in messages
 * @throws PaviseError PAV_TARGET_INVALID
 */
export function parseTargetFile(text: string, name: string, env: Environment): Target {
  const source = readYaml(text, name, 'PAV_TARGET_INVALID')
  const { target, faults } = readTarget(source.value, env)
  if (target) return target
  throw faultsIn(source, faults, 'PAV_TARGET_INVALID')
}

/** As `parseTargetFile`, for what was put together from the command line or by another room. */
export function resolveTarget(raw: unknown, name: string, env: Environment): Target {
  const { target, faults } = readTarget(raw, env)
  if (target) return target
  const said = faults.map(({ path, message, hint }) => `${pathText(path) || 'the target'}: ${message}${hint ? ` (${hint})` : ''}`)
  throw new PaviseError('PAV_TARGET_INVALID', `${name} has ${said.length === 1 ? '1 fault' : `${said.length} faults`}: ${said.join('; ')}`)
}

/** What a target file reaches for beyond the target: programs that it would start. Keys are not looked up. Throws PAV_TARGET_INVALID. */
export function targetReaches(text: string, name: string): string[] {
  const source = readYaml(text, name, 'PAV_TARGET_INVALID')
  const parsed = targetSchema.safeParse(source.value)
  if (!parsed.success) throw faultsIn(source, faultsOf(parsed.error, targetSchema), 'PAV_TARGET_INVALID')
  return reachesOf(parsed.data)
}

export const reachesOf = ({ command, mcp }: Pick<TargetFile, 'command' | 'mcp'>): string[] => [
  ...(command ? [`command.run: starts ${command.run.join(' ')}`] : []),
  ...(mcp?.run ? [`mcp.run: starts ${mcp.run.join(' ')}`] : []),
  ...(mcp?.env ?? []).map((name) => `mcp.env: hands the variable ${name} to it`),
]

/** True for a file that describes a target, not a workbench. */
export const isTargetFile = (text: string, name: string): boolean => {
  const { value } = readYaml(text, name, 'PAV_TARGET_INVALID')
  return typeof value === 'object' && value !== null && 'api' in value
}

function readTarget(raw: unknown, env: Environment): { target?: Target; faults: Fault[] } {
  const parsed = targetSchema.safeParse(raw)
  const faults = [...(parsed.success ? [] : faultsOf(parsed.error, targetSchema)), ...keyFaults(raw, env)]
  return parsed.success && faults.length === 0 ? { target: toTarget(parsed.data, env), faults } : { faults }
}

function toTarget(file: TargetFile, env: Environment): Target {
  const identities = file.identities.map(({ name, key }) => {
    const value = key === undefined ? undefined : 'env' in key ? env[key.env] : key.value
    return value === undefined ? { name } : { name, key: value }
  })
  return {
    name: file.name ?? file.model!,
    api: file.api,
    url: file.url?.replace(/\/+$/, '') ?? '',
    model: file.model ?? '',
    ...(file.http ? { http: file.http } : {}),
    ...(file.command ? { command: file.command } : {}),
    ...(file.api === 'mcp' ? { mcp: file.mcp ?? mcpSchema.parse({}) } : {}),
    ...(file.prices ? { prices: file.prices } : {}),
    ...(file.effects ? { effects: file.effects } : {}),
    docs: typeof file.docs === 'string' ? [file.docs] : file.docs,
    identities: identities.length > 0 ? identities : [{ name: 'anonymous' }],
    allowed: file.allowed,
    public: file.public,
    intakes: file.intakes,
  }
}

/** Faults that need more than one field: keys against the environment and the host, names that occur twice. */
function keyFaults(raw: unknown, env: Environment): Fault[] {
  if (typeof raw !== 'object' || raw === null) return []
  const file = raw as { url?: unknown; identities?: unknown; intakes?: unknown }
  const faults: Fault[] = []
  const local = file.url === undefined || (typeof file.url === 'string' && isLoopback(file.url))
  const identities = Array.isArray(file.identities)
    ? (file.identities as { name?: unknown; key?: { env?: unknown; value?: unknown } }[])
    : []
  identities.forEach((identity, index) => {
    const key = identity?.key
    const path = ['identities', index, 'key']
    if (typeof key?.value === 'string' && !local) {
      const hint = 'name a variable: { env: NAME }'
      faults.push({ path, message: 'an inline value is for targets on this machine only', hint })
    }
    if (typeof key?.env === 'string' && !env[key.env]) faults.push({ path, message: `the variable ${key.env} is empty or not set` })
  })
  for (const [field, list] of [
    ['identities', identities] as const,
    ['intakes', Array.isArray(file.intakes) ? file.intakes : []] as const,
  ]) {
    const names = list.map((item: { name?: unknown }) => item?.name)
    names.forEach((name, index) => {
      if (typeof name === 'string' && names.indexOf(name) < index)
        faults.push({ path: [field, index, 'name'], message: `the name "${name}" stands twice` })
    })
  }
  return faults
}

/** True for URLs whose host is this machine. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false
  const host = new URL(url).hostname
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
