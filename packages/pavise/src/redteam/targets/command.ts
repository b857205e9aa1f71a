import { spawn } from 'node:child_process'
import type { ChatMessage } from '@pavise/guard/surfaces'
import type { TargetClient } from '#redteam/targets/client'
import type { CommandSteps } from '#redteam/targets/command-schema'
import { messageOf, objectsOf, parseJson, textAt, textOf } from '#redteam/targets/model-apis/json-reading'

const OUTPUT_LIMIT = 2_000_000

/** Starts the program anew for each message: it keeps no conversation unless `input: json` hands it one. No shell is involved. */
export function commandClient(command: CommandSteps): Pick<TargetClient, 'chat'> {
  return {
    async chat(identity, messages, signal) {
      const last = textOf(messages.at(-1)!)
      const input = command.input === 'json' ? JSON.stringify({ identity: identity.name, messages }) : last
      const ran = await run(command, input, identity.key, signal)
      signal.throwIfAborted()
      return { ...read(command, ran), requests: 1 }
    },
  }
}

interface Ran {
  stdout: string
  fault?: string
}

function run(command: CommandSteps, input: string, key: string | undefined, signal: AbortSignal): Promise<Ran> {
  return new Promise((resolve) => {
    const [program, ...args] = command.run
    const env = { ...process.env, ...(key === undefined ? {} : { PAVISE_TARGET_KEY: key }) }
    const child = spawn(program!, args, { stdio: ['pipe', 'pipe', 'ignore'], env, signal, timeout: command.timeout, killSignal: 'SIGKILL' })
    const chunks: Buffer[] = []
    let size = 0
    let fault: string | undefined
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= OUTPUT_LIMIT) chunks.push(chunk)
      else {
        fault = `the command wrote more than ${OUTPUT_LIMIT} bytes`
        child.kill('SIGKILL')
      }
    })
    child.on('error', (error) => {
      fault ??= (error as NodeJS.ErrnoException).code === 'ENOENT' ? `there is no program ${program}` : error.message
      if (child.pid === undefined) resolve({ stdout: '', fault })
    })
    child.on('close', (code, ended) => {
      fault ??= ended ? `the command did not end within ${command.timeout} ms` : code === 0 ? undefined : `the command ended with ${code}`
      resolve({ stdout: Buffer.concat(chunks).toString('utf8'), ...(fault === undefined ? {} : { fault }) })
    })
    // A program that never reads its input and ends is no fault of ours.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function read(command: CommandSteps, { stdout, fault }: Ran): { ok: true; message: ChatMessage } | { ok: false; reason: string } {
  if (fault !== undefined) return { ok: false, reason: fault }
  if (command.output === 'text') return { ok: true, message: { role: 'assistant', content: stdout.replace(/\r?\n$/, '') } }
  const parsed = parseJson(stdout)
  if (!parsed) return { ok: false, reason: 'the command wrote no JSON object' }
  const calls = objectsOf(parsed['tool_calls']).flatMap((call, i) => {
    const asked = (call['function'] ?? call) as Record<string, unknown>
    return [{ id: textAt(call['id']) || `call_${i}`, name: textAt(asked['name']), args: asked['arguments'] }]
  })
  return { ok: true, message: messageOf(textAt(parsed['content']), '', calls) }
}
