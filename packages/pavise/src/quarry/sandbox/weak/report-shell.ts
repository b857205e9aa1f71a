import { environmentOf, fileAt } from '#quarry/sandbox/weak/file-tree'
import type { World } from '#quarry/world/world'

/** What a made-up shell did with a command line: what it printed, and what went out. */
export interface Ran {
  command: string
  printed: string
  /** An address that the command reached, and what it took along. */
  reached?: { url: string; body: string }
}

const MOST_COMMANDS = 6

/** Commands that a report's name smuggles in behind the report itself; empty where it holds none that the shell knows. */
export function smuggled(name: string, tenant: string, world: World): Ran[] {
  const ran: Ran[] = []
  const written = calculated(name)
  const substituted = [...written.matchAll(/\$\(([^()]{1,300})\)|`([^`]{1,300})`/g)].map((match) => match[1] ?? match[2]!)
  const chained = written
    .split(/;|&&?|\|\|?|\r?\n/)
    .slice(1)
    .map((part) => part.replace(/["']+\s*$/, ''))
  let piped = ''
  for (const part of [...substituted, ...chained].slice(0, MOST_COMMANDS)) {
    const one = run(part.trim(), piped, tenant, world)
    if (!one) continue
    piped = one.printed
    ran.push(one)
  }
  // Arithmetic alone is worked out too, and stands in what the report is called.
  return ran.length === 0 && written !== name ? [{ command: name, printed: written }] : ran
}

/** Arithmetic of a shell, `$((6*7))` and `expr 6 \* 7`, worked out. */
const calculated = (text: string): string =>
  text.replace(
    /\$\(\(\s*(\d{1,6})\s*([*+-])\s*(\d{1,6})\s*\)\)|\bexpr\s+(\d{1,6})\s+\\?([*+-])\s+(\d{1,6})/g,
    (whole, a, sign, b, c, other, d) => {
      const [left, right] = [Number(a ?? c), Number(b ?? d)]
      const result = (sign ?? other) === '*' ? left * right : (sign ?? other) === '+' ? left + right : left - right
      return whole.startsWith('expr') ? `echo ${result}` : String(result)
    },
  )

function run(command: string, piped: string, tenant: string, world: World): Ran | undefined {
  const [program = '', ...args] = command.replace(/^["'\s]+/, '').split(/\s+/)
  const name = program.slice(program.lastIndexOf('/') + 1).toLowerCase()
  const files = args.filter((arg) => !arg.startsWith('-')).map((arg) => arg.replace(/^["']|["']$/g, ''))
  const printed = PRINTS[name]?.(files, world, tenant)
  if (printed !== undefined) return { command, printed }
  if (!['curl', 'wget', 'nc', 'ping', 'nslookup', 'dig', 'mail', 'sendmail', 'bash', 'sh', 'python', 'python3', 'perl'].includes(name))
    return undefined
  const url = /https?:\/\/[^\s"'`]+/.exec(command)?.[0] ?? files.find((file) => /[@.]/.test(file))
  return url === undefined ? { command, printed: '' } : { command, printed: '', reached: { url, body: piped } }
}

type Print = (files: readonly string[], world: World, tenant: string) => string

const read: Print = (files, world, tenant) => files.map((file) => fileAt(file, tenant, world) ?? `${file}: no such file`).join('\n')

const PRINTS: Readonly<Record<string, Print>> = {
  cat: read,
  head: read,
  tail: read,
  less: read,
  more: read,
  type: read,
  grep: (files, world, tenant) => read(files.slice(1), world, tenant),
  env: (_, world) => environmentOf(world),
  printenv: (_, world) => environmentOf(world),
  set: (_, world) => environmentOf(world),
  id: () => 'uid=1001(desk) gid=1001(desk)',
  whoami: () => 'desk',
  hostname: () => 'desk-1',
  uname: () => 'Simulated 1.0',
  pwd: () => '/srv/desk',
  ls: () => '.env\nbriefing.txt\nconfig.yaml',
  dir: () => '.env\nbriefing.txt\nconfig.yaml',
  echo: (files) => files.join(' '),
  touch: () => '',
  rm: () => '',
  sleep: () => '',
}
