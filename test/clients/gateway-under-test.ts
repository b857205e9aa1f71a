import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The policy of every gateway here: one thing is blocked, one is redacted, one is masked. */
export const POLICY = {
  version: 1,
  detectors: { forbidden: { words: ['Osprey landing'] }, project: { words: ['Falcon'] } },
  rules: [
    { id: 'forbidden', when: { detector: 'forbidden' }, do: 'block' },
    { id: 'project', from: ['assistant', 'tool_arguments'], when: { detector: 'project' }, do: 'redact' },
    { id: 'mail', from: ['user'], to: ['model'], when: { detector: 'email' }, do: 'mask' },
  ],
}

export interface GatewayUnderTest {
  readonly url: string
  close(): Promise<void>
}

/** Starts the real command in front of upstreams on loopback, with the keys that the fakes want. */
export async function gatewayInFrontOf(upstreams: Readonly<Record<string, string>>, policy: object = POLICY): Promise<GatewayUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'pavise-clients-'))
  await writeFile(join(folder, 'policy.json'), JSON.stringify(policy))
  const named = Object.entries(upstreams).flatMap(([name, url]) => ['--upstream', `${name}=${url}`])
  const options = ['gateway', ...named, '--policy', 'policy.json', '--listen', '127.0.0.1:0', '--no-auth', '--data', 'data']
  const main = join(root, 'packages/pavise/src/cli/main.ts')
  const tsx = import.meta.resolve('tsx')
  const child = spawn(process.execPath, ['--conditions=source', '--import', tsx, main, ...options], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await firstLine(child)
  return {
    url,
    close: async () => {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let errors = ''
    child.stderr?.on('data', (data: Buffer) => {
      errors += data.toString()
    })
    child.once('exit', () => reject(new Error(`the gateway ended: ${errors}`)))
    createInterface(child.stdout!).once('line', resolve)
  })
}
