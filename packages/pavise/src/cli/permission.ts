import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { CommandContext, CommandOption } from '#cli/command'
import { PaviseError } from '#core/errors/error'
import { trustFile } from '#platform/config/trust'
import { isOwnNetwork } from '#platform/egress/own-network'

/** The option of every command that attacks. */
export const PERMIT_OPTION: CommandOption = {
  flags: '--permit <host>',
  description: 'confirm that you may attack this host; wanted once for a host that is neither loopback nor private, and recorded',
}

const recordSchema = z.object({
  version: z.literal(1),
  permitted: z.array(z.object({ host: z.string(), by: z.string(), at: z.string() })),
})
type Permitted = z.infer<typeof recordSchema>['permitted'][number]

/**
 * Makes sure that somebody confirmed, for every host that is neither loopback nor private, that it may be attacked. A confirmation is recorded with name and
 * day beside what is trusted, outside every project; it is returned for the report. Throws PAV_TARGET_NOT_PERMITTED, naming the hosts.
 */
export async function requirePermission(context: CommandContext, origins: readonly string[], given: unknown): Promise<Permitted[]> {
  const hosts = [...new Set(origins.map((origin) => new URL(origin).hostname))]
  const own = await Promise.all(hosts.map((host) => isOwnNetwork(host)))
  const foreign = hosts.filter((_, i) => !own[i])
  if (foreign.length === 0) return []
  const file = join(dirname(trustFile(context.env)), 'permitted.json')
  let known = await recorded(file)
  const fresh =
    typeof given === 'string' ? given.split(',').filter((host) => foreign.includes(host) && !known.some((one) => one.host === host)) : []
  if (fresh.length > 0) {
    known = [...known, ...fresh.map((host) => ({ host, by: userInfo().username, at: new Date().toISOString() }))]
    await store(file, known)
    context.stderr.write(`recorded: you confirmed that ${fresh.join(', ')} may be attacked (${file})\n`)
  }
  const open = foreign.filter((host) => !known.some((one) => one.host === host))
  if (open.length === 0) return known.filter(({ host }) => foreign.includes(host))
  throw new PaviseError('PAV_TARGET_NOT_PERMITTED', `nobody confirmed that ${open.join(', ')} may be attacked`, {
    hint: `If you own it or may test it, say so once: --permit ${open.join(',')}`,
  })
}

async function recorded(file: string): Promise<Permitted[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new PaviseError('PAV_FILE_UNREADABLE', `${file} cannot be read`, { cause })
  }
  try {
    return recordSchema.parse(JSON.parse(text)).permitted
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNREADABLE', `${file} is damaged`, { cause, hint: 'Remove it and confirm your hosts again.' })
  }
}

async function store(file: string, permitted: readonly Permitted[]): Promise<void> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    await writeFile(fresh, `${JSON.stringify({ version: 1, permitted }, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    await rename(fresh, file)
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${file} cannot be written`, { cause })
  }
}
