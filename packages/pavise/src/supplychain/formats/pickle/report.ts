import type { Observation } from '#supplychain/scan/format'
import { opcodeName } from './opcodes.js'
import type { GlobalUse, Sightings } from './sightings.js'

type Evidence = Observation['evidence'][number]

/** Everything of several readings that is not plainly safe; each callable once. */
export function observationsOf(all: readonly Sightings[]): Observation[] {
  const found = new Map<string, Observation>()
  for (const sightings of all) {
    for (const observation of sightings.notes.values()) keep(found, observation)
    for (const use of sightings.globals) {
      const observation = observationOf(use)
      if (observation) keep(found, observation)
    }
  }
  return [...found.values()]
}

function keep(found: Map<string, Observation>, observation: Observation): void {
  const key = `${observation.rule} ${JSON.stringify(observation.location)}`
  if (!found.has(key)) found.set(key, observation)
}

/** Undefined where the use is safe. */
export function observationOf(use: GlobalUse): Observation | undefined {
  const callable = `${use.module}.${use.name}`
  const { judgement } = use
  if (use.built) {
    const what = judgement.capability ? `, which ${judgement.why}` : ''
    return made(
      use,
      'pickle.built-name',
      use.calls > 0 || judgement.verdict === 'malicious' ? 'malicious' : 'suspicious',
      `${use.calls > 0 ? 'Calls' : 'Names'} ${callable}${what}, by a name that is put together while it loads`,
    )
  }
  if (judgement.verdict === 'safe') {
    if (judgement.check === 'method' && (use.misuse !== '' || use.handedOn || use.calls === 0)) {
      return made(
        use,
        'pickle.introspect',
        'malicious',
        `${use.calls > 0 ? 'Calls' : 'Holds'} ${callable}, which reaches for attributes by name`,
      )
    }
    if (use.misuse !== '') return made(use, 'pickle.misuse', 'suspicious', `Calls ${callable}, which ${use.misuse}`)
    if (judgement.check !== undefined && judgement.check !== 'reference' && use.handedOn && MUST_BE_CALLED.has(judgement.check)) {
      return made(use, 'pickle.misuse', 'suspicious', `Hands on ${callable}, which may only be called`)
    }
    return undefined
  }
  if (judgement.verdict === 'unknown' && use.calls > 0) {
    const rebuilds = /^(__pyx_unpickle_|_?unpickle_|_?rebuild|_?reconstruct|_?newobj|new_?obj|_make_|_restore|_from_state)/i.test(use.name)
    if (use.tellingArguments) {
      return made(
        use,
        'pickle.not-allowed',
        'suspicious',
        `Calls ${callable}, which ${judgement.why}, with a command, path, address or code`,
      )
    }
    if (judgement.looks === 'function' && use.reduced && !rebuilds) {
      return made(use, 'pickle.unknown-call', 'suspicious', `Calls ${callable}, which ${judgement.why}`)
    }
  }
  if (judgement.held !== undefined && use.calls === 0)
    return made(use, 'pickle.unknown-function', judgement.held, `Holds ${callable}, which ${judgement.why}`)
  const verb = use.calls > 0 ? (judgement.looks === 'class' ? 'Builds' : 'Calls') : 'Holds'
  return made(use, judgement.rule, judgement.verdict, `${verb} ${callable}, which ${judgement.why}`)
}

/** Checks of callables that reach further than their arguments say: handing one on would pass the check by. */
const MUST_BE_CALLED = new Set(['ufunc', 'reconstructor', 'codec', 'partial', 'array', 'bytes', 'function', 'typeof', 'iter', 'newobj'])

function made(use: GlobalUse, rule: string, verdict: Observation['verdict'], message: string): Observation {
  const callable = `${use.module}.${use.name}`
  const evidence: Evidence[] = [{ kind: 'callable', text: callable, offset: use.at }]
  if (use.arguments !== '') evidence.push({ kind: 'argument', text: use.arguments, offset: use.callAt || use.at })
  evidence.push({ kind: 'opcode', text: opcodeName(use.opcode), offset: use.at })
  if (use.calls > 0 && use.callOpcode !== 0) evidence.push({ kind: 'opcode', text: opcodeName(use.callOpcode), offset: use.callAt })
  return {
    rule,
    verdict,
    message,
    location: { callable },
    evidence,
    ...(use.judgement.advisories && { advisories: use.judgement.advisories }),
  }
}
