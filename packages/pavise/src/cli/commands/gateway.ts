import cluster from 'node:cluster'
import { resolve } from 'node:path'
import { type Guard, loadPolicy, type Mode, type Policy, starterPolicy } from '@pavise/guard'
import type { Vendor } from '@pavise/guard/surfaces'
import { type CommandContext, defineCommand } from '#cli/command'
import { CONFIG_OPTIONS, needConfig } from '#cli/config-option'
import { describeFailure } from '#cli/failure'
import { authOf, leasesOf, watchKeys } from '#cli/gateway-auth'
import { workerSide } from '#cli/gateway-worker-side'
import { isGatewayWorker, runWorkers } from '#cli/gateway-workers'
import { parseListen } from '#cli/listen-option'
import { MCP_OPTIONS, mcpPart, mcpServers } from '#cli/mcp-option'
import { oneOf, wholeNumber } from '#cli/options'
import { openRecording, type RecordingFile } from '#cli/recording'
import { parseUpstreams, upstreamKeys } from '#cli/upstream-option'
import { PaviseError } from '#core/errors/error'
import { type Gateway, type GatewayOptions, startGateway } from '#gateway/gateway'
import { FileJournal } from '#gateway/journal/file-journal'
import type { McpUpstream } from '#gateway/mcp/http/mcp-door'
import { guardMaker } from '#gateway/second/second-stage'
import { readPolicyFile } from '#platform/config/policy-file'
import { watchPolicy } from '#platform/config/policy-watch'
import { configuredServers, configuredUpstreams } from '#platform/config/upstreams'
import { createEgress } from '#platform/egress/egress'
import { relay } from '#platform/egress/relay'
import { type OpenedStage, openSecondStage } from '#platform/onnx/second-stage-file'

const DEFAULT_LISTEN = '127.0.0.1:8400'

export default defineCommand({
  name: 'gateway',
  summary: 'Run the AI firewall in front of a model API',
  description:
    'Inspects the APIs of OpenAI, Anthropic, Gemini and Ollama both ways, streams included, at their own paths, and lets through what the policy allows. Clients change nothing but their base URL and key. Without --upstream it reads upstream, address and policy from pavise.yaml; without any policy the starter policy applies. The policy file is reloaded when it changes or on SIGHUP, whole or not at all. Ctrl-C drains.',
  options: [
    { flags: '--upstream <name=url>', description: 'a model API behind it: openai, anthropic, gemini or ollama', repeat: true },
    { flags: '--policy <file>', description: 'YAML or JSON' },
    {
      flags: '--listen <host:port>',
      description: `where clients connect (default: ${DEFAULT_LISTEN}); port 0 takes any free one`,
      parse: parseListen,
    },
    ...CONFIG_OPTIONS,
    { flags: '--mode <mode>', description: 'observe or enforce, whatever the policy says', parse: oneOf('--mode', ['observe', 'enforce']) },
    { flags: '--no-auth', description: 'let every client of this machine in (loopback only)' },
    { flags: '--key-env <var>', description: 'variable that holds the key of the clients, instead of one made here' },
    {
      flags: '--upstream-key-env <[name=]var>',
      description: "variable that holds an upstream's own key",
      repeat: true,
    },
    ...MCP_OPTIONS,
    { flags: '--data <dir>', description: 'folder of keys, budgets, pins and event journal', default: '.pavise' },
    { flags: '--allow-host <name>', description: 'a host name under which clients reach it', repeat: true },
    { flags: '--allow-origin <origin>', description: 'a web page that may call it', repeat: true },
    { flags: '--record <file>', description: 'append every exchange to this file, for `pavise harden`; it holds what people write' },
    {
      flags: '--second-stage <path>',
      description:
        'YAML that names an ONNX model and its tokenizer, or a folder with a stage.yaml: it settles what the detector `injection` is in doubt about',
    },
    {
      flags: '--workers <n>',
      description: 'processes that share the address, best one per core',
      default: 1,
      parse: wholeNumber('--workers', 1),
    },
    {
      flags: '--on-journal-full <what>',
      description: 'block or pass traffic that cannot be recorded',
      default: 'block',
      parse: oneOf('--on-journal-full', ['block', 'pass']),
    },
  ],
  examples: [
    'pavise gateway --upstream openai=https://api.openai.com --upstream-key-env OPENAI_API_KEY --policy policy.yaml',
    'pavise gateway --upstream openai=https://api.openai.com --upstream anthropic=https://models.example.com',
    'pavise gateway --upstream ollama=http://127.0.0.1:11434 --no-auth --mode observe',
    'pavise gateway --mcp files=http://127.0.0.1:3001/mcp --mcp mail=https://mcp.example.com/mcp --policy mcp.yaml',
    'pavise gateway',
  ],
  async run(context, _args, options) {
    const data = resolve(context.cwd, options['data'] as string)
    const workers = options['workers'] as number
    if (workers > 1 && options['record'] !== undefined)
      throw new PaviseError('PAV_USAGE', '--record wants one process: leave --workers away')
    if (workers > 1 && !isGatewayWorker()) {
      const settings = await settingsOf(context, options)
      await policyOf(options, settings.policyFile)
      await egressTo(settings).close()
      await authOf(context, options, data)
      return runWorkers(context, workers, await leasesOf(context, data))
    }
    return serve(
      isGatewayWorker() ? { ...context, stdout: SILENT, stderr: cluster.worker?.id === 1 ? context.stderr : SILENT } : context,
      options,
      data,
    )
  },
})

const SILENT = { write: () => true }

async function serve(context: CommandContext, options: Readonly<Record<string, unknown>>, data: string): Promise<number> {
  const side = isGatewayWorker() ? workerSide(context.signal) : undefined
  const settings = await settingsOf(context, options)
  const { upstreams, servers, listen, policyFile } = settings
  const recording = await recordingOf(context, options['record'] as string | undefined)
  const second = await stageOf(context, settings)
  const make = guardMaker(second)
  const guard = async () => make(await policyOf(options, policyFile))
  const policy = await guard()
  // A key is shown once: not before all that a user can have written wrongly was read.
  const egress = egressTo(settings)
  const { auth, file: keyFile } = await authOf(context, options, data)
  const leases = side?.leases ?? (await leasesOf(context, data))
  const journal = await FileJournal.open(resolve(data, 'events'))
  try {
    const gateway = await startGateway({
      listen,
      upstreams,
      policy,
      auth,
      leases,
      ...(side && { metrics: side.metrics, homes: { ...side.homes, relay }, extraction: side.extraction }),
      ...mcpPart(context, options, servers, policyFile !== undefined),
      egress,
      aside: {},
      ...(recording && { recorder: (one) => recording.record(one) }),
      ...(second && { second }),
      journal,
      onJournalFull: options['onJournalFull'] as 'block' | 'pass',
      allowHosts: (options['allowHost'] as string[] | undefined) ?? [],
      allowOrigins: (options['allowOrigin'] as string[] | undefined) ?? [],
    })
    const behind = behindOf(settings)
    const forwards = auth !== 'none' && behind.some(({ key }) => key === undefined)
    tell(context, gateway, policy, { upstreams: behind.map(({ url }) => url), events: journal.folder, forwards })
    const unwatch = watchKeys(context, gateway, keyFile)
    side?.measure(() => gateway.metrics())
    await untilStopped(side ? { ...context, signal: side.signal } : context, gateway, policyFile, guard)
    unwatch()
  } finally {
    await egress.close()
    await journal.close()
    await recording?.close()
    await second?.classifier.close()
  }
  return 0
}

async function recordingOf(context: CommandContext, name: string | undefined): Promise<RecordingFile | undefined> {
  if (name === undefined) return undefined
  context.stderr.write(`recording requests and answers to ${name}: it will hold what people write; delete it when hardening is done\n`)
  return openRecording(resolve(context.cwd, name), name, (fault) => context.stderr.write(`${fault}\n`))
}

interface Settings {
  readonly upstreams: GatewayOptions['upstreams']
  readonly servers: Readonly<Record<string, McpUpstream>>
  readonly listen: GatewayOptions['listen']
  readonly policyFile?: NamedFile
  readonly secondStage?: NamedFile
}

const behindOf = ({ upstreams, servers }: Settings) => [...Object.values(upstreams), ...Object.values(servers)]

const egressTo = (settings: Settings) => createEgress({ allow: behindOf(settings).map(({ url }) => url) })

interface NamedFile {
  readonly path: string
  /** As the user called it. */
  readonly name: string
}

/** What the command line says, and for what it leaves out, `pavise.yaml`. */
async function settingsOf(context: CommandContext, options: Readonly<Record<string, unknown>>): Promise<Settings> {
  const policy = options['policy'] as string | undefined
  const stage = options['secondStage'] as string | undefined
  const given = {
    ...(options['listen'] === undefined ? {} : { listen: options['listen'] as GatewayOptions['listen'] }),
    ...(policy === undefined ? {} : { policyFile: { path: resolve(context.cwd, policy), name: policy } }),
    ...(stage === undefined ? {} : { secondStage: { path: resolve(context.cwd, stage), name: stage } }),
  }
  const named = (options['upstream'] as string[] | undefined) ?? []
  const keys = (options['upstreamKeyEnv'] as string[] | undefined) ?? []
  if (named.length > 0 || options['mcp'] !== undefined) {
    const upstreams = parseUpstreams(context, named, keys)
    return { upstreams, servers: mcpServers(context, options), listen: parseListen(DEFAULT_LISTEN), ...given }
  }
  const { config, secret, path } = await needConfig(context, options, 'no --upstream openai=URL is given')
  const upstreams = await configuredUpstreams(config, secret)
  const vendors = Object.keys(upstreams) as Vendor[]
  if (vendors.length === 0)
    throw new PaviseError('PAV_USAGE', 'the configuration names no gateway.upstreams', { hint: 'Or give --upstream openai=URL' })
  for (const [vendor, key] of upstreamKeys(context, keys, vendors)) upstreams[vendor] = { ...upstreams[vendor]!, key }
  const configured = config.gateway?.secondStage
  return {
    upstreams,
    servers: mcpServers(context, options, await configuredServers(config, secret)),
    listen: parseListen(config.gateway?.listen ?? DEFAULT_LISTEN),
    ...(config.policy === undefined ? {} : { policyFile: { path: path(config.policy), name: config.policy } }),
    ...(configured === undefined ? {} : { secondStage: { path: path(configured), name: configured } }),
    ...given,
  }
}

async function stageOf({ env }: CommandContext, { secondStage }: Settings): Promise<OpenedStage | undefined> {
  return secondStage && openSecondStage(secondStage.path, secondStage.name, env['PAVISE_ONNXRUNTIME'])
}

async function policyOf(options: Readonly<Record<string, unknown>>, file: NamedFile | undefined): Promise<Policy> {
  const policy = file === undefined ? loadPolicy(starterPolicy()) : await readPolicyFile(file.path, file.name)
  const mode = options['mode'] as Mode | undefined
  return mode === undefined ? policy : { ...policy, mode }
}

interface Told {
  readonly upstreams: readonly string[]
  readonly events: string
  readonly forwards: boolean
}

/** The URL alone goes to stdout, for scripts that asked for any free port. */
function tell(context: CommandContext, gateway: Gateway, guard: Guard, told: Told): void {
  context.stdout.write(`${gateway.url}\n`)
  const { policy, version } = guard
  const lines = [
    `listening on ${gateway.url} in front of ${told.upstreams.join(', ')}`,
    `policy ${version.slice(0, 19)}: ${policy.rules.length} rules, ${policy.mode}; events in ${told.events}`,
  ]
  if (told.forwards)
    lines.push('no --upstream-key-env: requests go upstream without a key, unless clients send ours in x-pavise-key and theirs as usual')
  context.stderr.write(`${lines.join('\n')}\n`)
}

/** Reloads the policy while it runs; a faulty one is told and the old one stays. Ends when the signal comes and the work is done. */
async function untilStopped(
  context: CommandContext,
  gateway: Gateway,
  file: NamedFile | undefined,
  guard: () => Promise<Guard>,
): Promise<void> {
  const reload = async () => {
    try {
      const next = await guard()
      await gateway.reload(next)
      context.stderr.write(`policy ${next.version.slice(0, 19)} is in force\n`)
    } catch (error) {
      context.stderr.write(`the policy stays as it was\n${describeFailure(error, context.env).text}`)
    }
  }
  const watch = file === undefined ? undefined : watchPolicy(file.path, reload)
  if (!context.signal.aborted) await new Promise((stop) => context.signal.addEventListener('abort', stop, { once: true }))
  watch?.stop()
  context.stderr.write('draining\n')
  await gateway.close()
}
