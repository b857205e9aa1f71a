import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { defineCommand } from '#cli/command'
import { oneOf, port, wholeNumber } from '#cli/options'
import { PaviseError } from '#core/errors/error'
import { createEgress } from '#platform/egress/egress'
import { MCP_MOODS, type McpMood, type Noise, parseNoise, type Scope, SETTING_IDS, type SettingId, startQuarry } from '#quarry/index'

interface Options {
  seed?: number
  held?: boolean
  hardened?: boolean
  port?: number
  controlPort?: number
  modelUrl?: string
  modelKeyEnv?: string
  targetOut?: string
  noise?: Noise
  setting?: SettingId
  scope?: Scope
  mcp?: McpMood
  tasks?: number
}

export default defineCommand({
  name: 'quarry',
  summary: 'Run the deliberately vulnerable practice agent',
  description:
    'Quarry is a simulator: a deterministic policy machine that acts like a small support agent with seeded weaknesses. ' +
    'It listens on loopback only and all its data is made up.',
  options: [
    { flags: '--seed <n>', description: 'what to draw from; the same seed gives the same agent', default: 1, parse: wholeNumber('--seed') },
    { flags: '--held', description: 'draw from the values that are held back for published numbers' },
    { flags: '--hardened', description: 'the twin: same data and doors, no weaknesses' },
    { flags: '--port <port>', description: 'port of the agent; 0 takes a free one', default: 0, parse: port('--port') },
    {
      flags: '--control-port <port>',
      description: 'port of truth and effects; 0 takes a free one',
      default: 0,
      parse: port('--control-port'),
    },
    { flags: '--model-url <url>', description: 'reach the model through this OpenAI-compatible base, for example a gateway' },
    { flags: '--model-key-env <name>', description: 'variable that holds the key for --model-url' },
    {
      flags: '--noise <list>',
      description: 'make it hard to measure: busy, drop, refuse, scramble (shares of requests), latency (ms): busy=0.1,latency=40',
      parse: parseNoise,
    },
    {
      flags: '--setting <name>',
      description: `what it is about: ${SETTING_IDS.join(', ')}`,
      default: 'shop',
      parse: oneOf('--setting', SETTING_IDS),
    },
    {
      flags: '--scope <name>',
      description: 'core: the small desk of the quickstart (19 flaws, 6 doors, 30 tasks); whole: all of it',
      default: 'whole',
      parse: oneOf('--scope', ['core', 'whole']),
    },
    {
      flags: '--mcp <mood>',
      description: 'descriptions of its MCP tools: steady, poisoned, or changing (poisoned from the fifth call on)',
      default: 'steady',
      parse: oneOf('--mcp', MCP_MOODS),
    },
    { flags: '--tasks <n>', description: 'benign tasks, instead of all that there are', parse: wholeNumber('--tasks') },
    { flags: '--target-out <file>', description: 'write the target description for `pavise attack --target-file`' },
  ],
  examples: ['pavise quarry --seed 7 --target-out target.json', 'pavise quarry --seed 7 --model-url http://127.0.0.1:8400/v1'],
  async run(context, _args, given) {
    const options = given as Options
    const egress = options.modelUrl === undefined ? undefined : createEgress({ allow: [modelUrl(options.modelUrl)] })
    const quarry = await startQuarry({
      seed: options.seed ?? 1,
      held: options.held === true,
      hardened: options.hardened === true,
      port: options.port ?? 0,
      controlPort: options.controlPort ?? 0,
      ...(options.setting ? { setting: options.setting } : {}),
      ...(options.mcp ? { mcp: options.mcp } : {}),
      ...(options.scope ? { scope: options.scope } : {}),
      ...(options.tasks === undefined ? {} : { tasks: options.tasks }),
      ...(options.noise ? { noise: options.noise } : {}),
      ...(egress ? { egress, modelUrl: options.modelUrl!, ...keyFrom(context.env, options.modelKeyEnv) } : {}),
    })
    try {
      if (options.targetOut !== undefined) await writeTarget(resolve(context.cwd, options.targetOut), quarry.target)
      const lines = [
        `agent    ${quarry.url}  (model quarry)`,
        `model    ${quarry.modelUrl}  key ${quarry.modelKey}`,
        `tools    ${quarry.mcpUrl}  (MCP)`,
        `control  ${quarry.controlUrl}`,
        ...quarry.target.identities.map(({ name, key }) => `key      ${key.value}  ${name}`),
        ...(options.targetOut === undefined ? [] : [`target   ${options.targetOut}`]),
      ]
      context.stdout.write(`${lines.join('\n')}\n`)
      context.stderr.write('Quarry is a simulator. Ctrl-C stops it.\n')
      if (!context.signal.aborted) await new Promise<void>((done) => context.signal.addEventListener('abort', () => done(), { once: true }))
    } finally {
      await quarry.close()
      await egress?.close()
    }
    return 0
  },
})

function modelUrl(text: string): string {
  if (URL.canParse(text) && /^https?:/.test(text)) return text
  throw new PaviseError('PAV_USAGE', `--model-url wants an http or https address, not '${text}'`)
}

function keyFrom(env: Readonly<Record<string, string | undefined>>, name: string | undefined): { modelKey?: string } {
  if (name === undefined) return {}
  const modelKey = env[name]
  if (modelKey) return { modelKey }
  throw new PaviseError('PAV_USAGE', `--model-key-env names ${name}, which is not set`)
}

async function writeTarget(file: string, target: unknown): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(target, null, 2)}\n`, { mode: 0o600 })
  } catch (cause) {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `Cannot write ${file}: ${(cause as { code?: string }).code ?? 'unknown'}`, { cause })
  }
}
