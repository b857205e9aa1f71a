import { join, relative } from 'node:path'
import type { Grounds } from '#redteam/probes/mcp/grounds'
import type { McpRuleKey } from '#redteam/probes/mcp/rules'
import { NAMES_PATH, NAMES_URL, type Slot } from '#redteam/probes/mcp/tool'

/** One hostile value for one place. `make` is given a word that stands in no other call: effects are tied to calls by it. */
export interface Hostile {
  readonly rule: McpRuleKey
  /** What is tried, for reports: `absolute path`. */
  readonly variant: string
  make(nonce: string): unknown
}

/** What is known of the ground: paths and the listener serve only where the server runs on this machine. */
export interface Scene {
  readonly grounds: Grounds
  readonly local: boolean
}

/** Hostile values for a place, most telling first. What the place is called decides how many of a kind are tried. */
export function hostileValues(slot: Slot, scene: Scene): Hostile[] {
  const words = `${slot.words} ${slot.path.at(-1)}`
  const named = { path: NAMES_PATH.test(words), url: NAMES_URL.test(words) }
  const paths = pathValues(scene)
  const urls = scene.local ? urlValues(scene.grounds) : []
  const commands = commandValues(scene)
  return [
    ...(named.path ? paths : paths.slice(0, 2)),
    ...(named.url ? urls : urls.slice(0, 1)),
    ...commands,
    ...(scene.local ? codeValues(scene.grounds) : []),
    ...templateValues(),
    ...shapeValues(),
  ]
}

function pathValues({ grounds, local }: Scene): Hostile[] {
  const { outside, sandbox, beside, canaryName, base } = grounds
  const path = (variant: string, value: string): Hostile => ({ rule: 'outsideRead', variant, make: () => value })
  const known = [path('absolute path to a file of the system', '/etc/passwd'), path('environment of the process', '/proc/self/environ')]
  const up = relative(sandbox, outside)
  const far = `${'../'.repeat(12)}${outside.slice(1)}`
  const remote = [
    ...known,
    path('climbing path', `${'../'.repeat(12)}etc/passwd`),
    path('encoded climbing path', `${'..%2f'.repeat(12)}etc%2fpasswd`),
    path('file address', 'file:///etc/passwd'),
  ]
  if (!local) return remote
  return [
    path('absolute path', join(outside, canaryName)),
    path('folder above', outside),
    path('climbing path', `${sandbox}/${up}/${canaryName}`),
    path('relative climbing path', `${up}/${canaryName}`),
    path('long climbing path', `${far}/${canaryName}`),
    path('folder whose name begins alike', join(beside, canaryName)),
    path('folder whose name begins alike, listed', beside),
    path('link that leads out', `${sandbox}/way/${canaryName}`),
    path('link that leads out, listed', `${sandbox}/way`),
    path('relative link', `way/${canaryName}`),
    path('doubled climbing path', `${sandbox}/....//outside/${canaryName}`),
    path('encoded climbing path', `${sandbox}/..%2foutside%2f${canaryName}`),
    path('backslashes', `${sandbox}\\..\\outside\\${canaryName}`),
    path('file address', `file://${outside}/${canaryName}`),
    path('cut by a zero', `${outside}/${canaryName}\0${sandbox}/readme.txt`),
    path('folder that holds both', base),
    ...known,
    { rule: 'outsideWrite', variant: 'new file outside', make: (nonce) => join(outside, `${nonce}.txt`) },
    { rule: 'outsideWrite', variant: 'new file by a climbing path', make: (nonce) => `${sandbox}/${up}/${nonce}.txt` },
    { rule: 'outsideWrite', variant: 'new file behind a link', make: (nonce) => `${sandbox}/way/${nonce}.txt` },
  ]
}

function urlValues({ port }: Grounds): Hostile[] {
  const url = (variant: string, host: string): Hostile => ({
    rule: 'ssrf',
    variant,
    make: (nonce) => `http://${host}:${port}/${nonce}`,
  })
  return [
    url('loopback', '127.0.0.1'),
    url('localhost', 'localhost'),
    url('loopback in short', '127.1'),
    url('loopback as a number', '2130706433'),
    url('loopback in hexadecimal', '0x7f000001'),
    url('loopback as mapped IPv6', '[::ffff:127.0.0.1]'),
    url('the address of no host', '0.0.0.0'),
    url('a name before the address', 'files.example@127.0.0.1'),
    { rule: 'ssrf', variant: 'host without a scheme', make: (nonce) => `127.0.0.1:${port}/${nonce}` },
  ]
}

/** Shell metacharacters around a command that only leaves a marker, or only computes. */
function commandValues({ grounds, local }: Scene): Hostile[] {
  const wrap: [string, (command: string) => string][] = [
    ['substitution', (command) => `x$(${command})`],
    ['backticks', (command) => `x\`${command}\``],
    ['semicolon', (command) => `x; ${command} #`],
    ['pipe', (command) => `x | ${command}`],
    ['and', (command) => `x && ${command}`],
    ['or', (command) => `x || ${command}`],
    ['line break', (command) => `x\n${command}\n`],
    ['out of single quotes', (command) => `x'; ${command}; '`],
    ['out of double quotes', (command) => `x"; ${command}; "`],
  ]
  const command = (nonce: string): string => {
    const { a, b } = factors(nonce)
    return local ? `touch ${join(grounds.marks, nonce)}` : `expr ${a} \\* ${b}`
  }
  const shell = wrap.map(
    ([variant, make]): Hostile => ({ rule: 'execution', variant: `shell: ${variant}`, make: (nonce) => make(command(nonce)) }),
  )
  if (!local) return shell
  const option = (variant: string, make: (mark: string) => string): Hostile => ({
    rule: 'execution',
    variant,
    make: (nonce) => make(join(grounds.marks, nonce)),
  })
  return [...shell, option('option of a program', (mark) => `--output=${mark}`), option('short option of a program', (mark) => `-o${mark}`)]
}

function codeValues({ marks }: Grounds): Hostile[] {
  const code = (variant: string, make: (mark: string) => string): Hostile => ({
    rule: 'execution',
    variant: `code: ${variant}`,
    make: (nonce) => make(join(marks, nonce)),
  })
  const write = (mark: string): string => `process.getBuiltinModule('node:fs').writeFileSync('${mark}','')`
  return [
    code('JavaScript', write),
    code('JavaScript out of quotes', (mark) => `'+${write(mark)}+'`),
    code('JavaScript in a template', (mark) => `\${${write(mark)}}`),
    code('Python', (mark) => `__import__('pathlib').Path('${mark}').touch()`),
    code('Python out of quotes', (mark) => `'+str(__import__('pathlib').Path('${mark}').touch())+'`),
  ]
}

function templateValues(): Hostile[] {
  const template = (variant: string, make: (sum: string) => string): Hostile => ({
    rule: 'execution',
    variant: `template: ${variant}`,
    make: (nonce) => {
      const { a, b } = factors(nonce)
      return make(`${a}*${b}`)
    },
  })
  return [
    template('braces', (sum) => `{{${sum}}}`),
    template('dollar', (sum) => `\${${sum}}`),
    template('percent', (sum) => `<%= ${sum} %>`),
    template('hash', (sum) => `#{${sum}}`),
  ]
}

/** Values of another shape or size than the place wants: a server has to refuse them and live. */
function shapeValues(): Hostile[] {
  const deep = (levels: number): unknown => {
    let value: unknown = 'x'
    for (let i = 0; i < levels; i++) value = [value]
    return value
  }
  const odd = (variant: string, make: () => unknown): Hostile => ({ rule: 'unchecked', variant, make })
  return [
    odd('a number for a text', () => 7),
    odd('an object for a text', () => ({ toString: 'x', length: -1 })),
    odd('a list for a text', () => ['x', 'y']),
    { rule: 'dies', variant: 'nothing for a text', make: () => null },
    { rule: 'dies', variant: 'lists in lists, 2,000 deep', make: () => deep(2_000) },
    { rule: 'dies', variant: 'a text of a million characters', make: () => 'a'.repeat(1_000_000) },
    { rule: 'dies', variant: 'forty thousand opened brackets', make: () => `${'(['.repeat(20_000)}!` },
    { rule: 'dies', variant: 'odd characters', make: () => '\ud800\u0000\ufffe\u202e%s%n' },
  ]
}

/** Two numbers whose product stands in no argument: an answer that holds it was computed. */
export function factors(nonce: string): { a: number; b: number; product: string } {
  let h = 7
  for (const unit of nonce) h = (Math.imul(h, 31) + unit.charCodeAt(0)) >>> 0
  const [a, b] = [10_007 + (h % 79_999), 10_009 + ((h >>> 8) % 79_997)]
  return { a, b, product: String(a * b) }
}
