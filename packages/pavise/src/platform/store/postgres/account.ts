import { readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { PaviseError } from '#core/errors/error'

/** The system user that PostgreSQL runs as where it cannot run as ours. */
export interface Account {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/** PostgreSQL refuses to run as root. These take its place, the most fitting first; initdb wants one that the system knows. */
const PREFERRED = ['pavise', 'postgres', 'nobody']

/** Undefined where PostgreSQL can run as this process does. `owner`: who owns the data that is there already. */
export async function chooseAccount(owner: number | undefined): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const known = parsePasswd(await readFile('/etc/passwd', 'utf8'))
  const found =
    owner === undefined || owner === 0
      ? PREFERRED.map((name) => known.find((account) => account.name === name)).find((account) => account !== undefined)
      : known.find(({ uid }) => uid === owner)
  if (found === undefined || found.uid === 0)
    throw new PaviseError('PAV_STORE_PLATFORM', 'PostgreSQL does not run as root, and there is no user pavise, postgres or nobody', {
      hint: 'Start Pavise as an ordinary user, make a user named pavise, or set PAVISE_DATABASE_URL.',
    })
  return found
}

/** Lines of passwd(5): name:password:uid:gid:comment:home:shell. */
function parsePasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':')
    return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** Whether an account gets to `path`: every folder on the way lets it through. Supplementary groups and ACLs are not counted. */
export async function reachable(path: string, { uid, gid }: { uid: number; gid: number }): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => undefined)
    if (found !== undefined) {
      const shift = found.uid === uid ? 6 : found.gid === gid ? 3 : 0
      if (((found.mode >> shift) & 1) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}
