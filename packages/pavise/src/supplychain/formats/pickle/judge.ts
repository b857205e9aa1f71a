import { allowNumpy } from './lists/allow-numpy.js'
import { allowPackages } from './lists/allow-packages.js'
import { allowDotted, allowStdlib } from './lists/allow-stdlib.js'
import type { AllowTable } from './lists/allow-table.js'
import { capabilityPackages } from './lists/capability-packages.js'
import { capabilityCore } from './lists/capability-stdlib.js'
import { capabilitySystem } from './lists/capability-system.js'
import type { Capability, CapabilityRow } from './lists/capability-table.js'
import { asPython3, stdlibModules } from './lists/stdlib-modules.js'

/** What the lists say about one callable or class. */
export interface Judgement {
  readonly verdict: 'safe' | 'unknown' | 'suspicious' | 'malicious'
  readonly rule: string
  /** For the message. */
  readonly why: string
  readonly capability?: Capability
  readonly advisories?: readonly string[]
  /** It may only be called, and as this check says. */
  readonly check?: string
  /** By its spelling: a class is built, a function is run. */
  readonly looks: 'class' | 'function'
  readonly of: 'python' | 'package'
  /** Where it is only held and not called, this is enough of a verdict. */
  readonly held?: 'unknown'
}

interface Allowed {
  readonly check?: string
}

const allowed = new Map<string, Map<string, Allowed>>()
for (const table of [allowStdlib, allowNumpy, ...allowPackages]) admit(table)

function admit(table: AllowTable): void {
  for (const [module, names] of Object.entries(table)) {
    const exports = allowed.get(module) ?? new Map<string, Allowed>()
    allowed.set(module, exports)
    for (const entry of names.split(/\s+/).filter(Boolean)) {
      const [name, check] = entry.split(':')
      exports.set(name!, check ? { check } : {})
    }
  }
}

/** Exact modules, and modules with everything below them. */
const exact = new Map<string, Entry[]>()
const below = new Map<string, Entry[]>()

interface Entry {
  readonly row: CapabilityRow
  /** Undefined for all. */
  readonly names?: ReadonlySet<string>
}

for (const row of [...capabilityCore, ...capabilitySystem, ...capabilityPackages]) {
  const entry: Entry = row.names === '*' ? { row } : { row, names: new Set(row.names.split(/\s+/)) }
  for (const module of row.modules.split(/\s+/)) {
    const name = module.replace(/\.\*$/, '')
    const map = name === module ? exact : below
    map.set(name, [...(map.get(name) ?? []), entry])
  }
}

const judged = new Map<string, Judgement>()

/** Judges a name of a pickle by the lists. Pure; remembers a bounded number of answers. */
export function judge(module: string, name: string): Judgement {
  const key = `${module}\0${name}`
  const known = judged.get(key)
  if (known) return known
  const judgement = judgeName(module, name)
  if (judged.size > 20_000) judged.clear()
  if (key.length < 300) judged.set(key, judgement)
  return judgement
}

function judgeName(module: string, name: string): Judgement {
  const looks = looksLikeClass(name) ? 'class' : 'function'
  const of = stdlibModules.has(module.split('.')[0]!) ? 'python' : 'package'
  const frame = { looks, of } as const
  if (name.includes('.')) return dotted(module, name, frame)
  for (const [m, n] of readings(module, name)) {
    const entry = capabilityOf(m, n)
    if (entry) return dangerous(entry, frame)
  }
  const [m, n] = asPython3(module, name)
  const pass = allowed.get(module)?.get(name) ?? allowed.get(m)?.get(n)
  if (pass) return { verdict: 'safe', rule: '', why: '', ...(pass.check && { check: pass.check }), ...frame }
  if (/^__.*__$/.test(name)) {
    return {
      verdict: 'malicious',
      rule: 'pickle.introspect',
      why: 'is an inner attribute of a module, which leads to everything else',
      ...frame,
    }
  }
  if (!/^[\p{L}\p{N}_.\-<>]+$/u.test(module) || !/^[\p{L}\p{N}_<>]+$/u.test(name)) {
    return { verdict: 'suspicious', rule: 'pickle.not-allowed', why: 'is not a name that Python code can have', ...frame }
  }
  if (of === 'python') {
    return {
      verdict: 'suspicious',
      rule: 'pickle.not-allowed',
      why: "is of Python's standard library and not on the list of what a model needs",
      ...frame,
    }
  }
  if (stdlibModules.has(name) && looks === 'function') {
    return { verdict: 'suspicious', rule: 'pickle.not-allowed', why: `is the module ${name}, reached through another one`, ...frame }
  }
  if (looks === 'function' ? telling(module, name) : RUNS.test(name)) {
    return {
      verdict: 'suspicious',
      rule: 'pickle.not-allowed',
      why: 'is named after loading, running, reading or fetching something',
      ...(!STRONG.test(name) && { held: 'unknown' as const }),
      ...frame,
    }
  }
  return {
    verdict: 'unknown',
    rule: looks === 'class' ? 'pickle.unknown-class' : 'pickle.unknown-function',
    why: looks === 'class' ? 'is a class that no list knows' : 'is a function that no list knows',
    ...frame,
  }
}

/** A name as it stands and as Python 3 reads a name of Python 2. */
function readings(module: string, name: string): (readonly [string, string])[] {
  const python3 = asPython3(module, name)
  return python3[0] === module && python3[1] === name ? [python3] : [[module, name], python3]
}

/** Entry of a name; what is allowed by name has none, but its methods have that of its module. */
function capabilityOf(module: string, name: string, methodsOf = false): Entry | undefined {
  if (!methodsOf && allowed.get(module)?.has(name)) return undefined
  const isClass = looksLikeClass(name)
  const meant = ({ row, names }: Entry): boolean => (names ? names.has(name) : !(row.functionsOnly && isClass))
  const here = exact.get(module)?.find(meant)
  if (here) return here
  for (let prefix = module; ; ) {
    const found = below.get(prefix)?.find(meant)
    if (found) return found
    const dot = prefix.lastIndexOf('.')
    if (dot < 0) return undefined
    prefix = prefix.slice(0, dot)
  }
}

function dangerous({ row }: Entry, frame: Pick<Judgement, 'looks' | 'of'>): Judgement {
  return {
    verdict: 'malicious',
    rule: `pickle.${row.capability}`,
    why: row.why,
    capability: row.capability,
    ...(row.advisories && { advisories: row.advisories }),
    ...frame,
  }
}

/**
 * A name with dots walks attributes: `os.system` of `pathlib` is `os.system`. Every cut of the way is tried as module and name. Nothing with a dot is
 * ever safe but what pickle itself writes.
 */
function dotted(module: string, name: string, frame: Pick<Judgement, 'looks' | 'of'>): Judgement {
  if (allowDotted.has(`${module} ${name}`)) return { verdict: 'safe', rule: '', why: '', ...frame }
  const parts = name.split('.').slice(0, 32)
  for (let cut = 0; cut < parts.length; cut++) {
    const path = parts.slice(0, cut)
    const own = capabilityOf([module, ...path].join('.'), parts[cut]!, cut < parts.length - 1)
    if (own) return dangerous(own, frame)
    for (let start = 0; start < cut; start++) {
      const through = capabilityOf(
        parts
          .slice(start, cut)
          .join('.')
          .replace(/^_(?=[a-z])/, ''),
        parts[cut]!,
      )
      if (through) return dangerous(through, frame)
    }
    if (/^__.*__$/.test(parts[cut]!) && !['__init__', '__module__', '__name__', '__qualname__', '__doc__'].includes(parts[cut]!)) {
      return {
        verdict: 'malicious',
        rule: 'pickle.introspect',
        why: 'walks through inner attributes, which lead to everything else',
        ...frame,
      }
    }
  }
  return {
    verdict: 'suspicious',
    rule: 'pickle.dotted-name',
    why: 'is reached by walking attributes, so that no list of modules holds',
    ...frame,
  }
}

const looksLikeClass = (name: string): boolean => /^_*\p{Lu}/u.test(name.slice(name.lastIndexOf('.') + 1))

/** Classes whose making runs something. */
const RUNS = /(Popen|Shell|Subprocess|Unpickler|Interpreter|Command|PickleLoader)$/
/** What is telling even where it is only held. */
const STRONG =
  /(?:^|_)(?:eval|exec|execute|execfile|system|popen|spawn|shell|bash|cmd|command|unpickle|subprocess|getattr|setattr|fork|inject|import)(?:_|\d*$)/i

const VERBS =
  /(?:^|_)(?:evals?|exec|execute|executor|execfile|system|popen|run|runs|runner|call|spawn|shell|bash|cmd|command|commands|loads?|loader|import|compile|compiled|open|opener|read|reader|write|writer|save|dump|dumps|download|fetch|retrieve|request|requests|urlopen|connect|install|uninstall|unpickle|deserialize|deserializer|marshal|subprocess|process|getattr|setattr|resolve|locate|delete|remove|unlink|rmtree|extract|unpack|unzip|untar|upload|send|listen|serve|fork|kill|main|cli|script|macro|register|hook|callback|invoke|launch|start|trigger|inject|interpret|interpreter|parse_expr|lambdify|sympify|cloudpickle|pickle)(?:_|\d*$)/i

/** A function whose name says that it loads, runs, reads or fetches; rebuilding helpers of binary modules are not meant. */
function telling(module: string, name: string): boolean {
  if (/^(__pyx_unpickle_|_?unpickle_block$|_?rebuild_|_?reconstruct)/.test(name)) return false
  return (
    VERBS.test(name.replace(/([a-z])([A-Z])/g, '$1_$2')) || /(^|[._])(subprocess|shell|ssh|socket|http|ftp|exec|eval)([._]|$)/i.test(module)
  )
}
