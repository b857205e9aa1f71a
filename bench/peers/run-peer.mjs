/**
 * Scores texts with one package from npm: JSON texts on stdin, one a line; a score from 0 to 1 on stdout for each, in order. Runs in a process
 * of its own that can open no connection: these packages are not ours.
 */
import net from 'node:net'
import { createInterface } from 'node:readline'

net.Socket.prototype.connect = () => {
  throw new Error('no network here')
}
globalThis.fetch = () => Promise.reject(new Error('no network here'))
// One of them starts workers for a guard that is not used, from a path that only its author has.
process.on('uncaughtException', () => undefined)

const SCORERS = {
  '@andersmyrmel/vard': ({ vard }) => {
    return (text) => {
      const seen = vard.safe(text)
      return seen.safe ? 0 : Math.max(0, ...seen.threats.map(({ severity }) => severity))
    }
  },
  '@presidio-dev/hai-guardrails': ({ injectionGuard }) => {
    const guard = injectionGuard({ roles: ['user'] }, { mode: 'pattern', threshold: 0.5 })
    return async (text) => {
      const [seen] = await guard([{ role: 'user', content: text }])
      return seen.passed ? 0 : 1
    }
  },
  llmverify: ({ isInputSafe }) => {
    return (text) => (isInputSafe(text) ? 0 : 1)
  },
  llm_guardrail: ({ checkInjection }) => {
    return async (text) => {
      const { probabilities, detected } = await checkInjection(text)
      const positive = probabilities?.threat
      return typeof positive === 'number' ? positive : Number(detected)
    }
  },
}

const peer = process.argv[2]
const score = SCORERS[peer](await import(peer))
for await (const line of createInterface({ input: process.stdin })) {
  let value = 0
  try {
    value = Number(await score(JSON.parse(line)))
  } catch {
    value = 0
  }
  process.stdout.write(`${Number.isFinite(value) ? value : 0}\n`)
}
process.exit(0)
