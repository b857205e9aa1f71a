import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { CommandContext } from '#cli/command'
import { openConfig } from '#cli/config-option'
import { parseListen } from '#cli/listen-option'
import { PaviseError } from '#core/errors/error'
import { oidcSettings } from '#platform/auth/oidc-config'
import { type LoadedConfig, readNamed } from '#platform/config/load'
import { configuredServers, configuredUpstreams } from '#platform/config/upstreams'
import type { Configured } from '#workbench/configured'
import type { ConsoleSettings, GatewaySettings, WorkbenchSettings } from '#workbench/settings'

type Options = Readonly<Record<string, unknown>>

/** What a workbench is started with: the command line, then `pavise.yaml`, then defaults. */
export async function workbenchSettings(context: CommandContext, options: Options): Promise<WorkbenchSettings> {
  const loaded = await openConfig(context, options)
  const url = context.env['PAVISE_DATABASE_URL']
  const dataDir = resolve(context.cwd, (options['data'] as string | undefined) ?? '.pavise')
  const gateway = options['gateway'] === false ? undefined : await gatewaySettings(context, loaded)
  return {
    dataDir,
    project: loaded?.config.name ?? basename(context.cwd),
    ...(url ? { databaseUrl: url } : {}),
    console: { ...(await consoleSettings(context, options)), ...(await oidcOf(loaded)) },
    ...(gateway ? { gateway } : {}),
    ...(loaded ? { configFile: loaded.file, configured: await configuredBy(loaded), modelPlaces: loaded.config.scan?.from ?? [] } : {}),
    concurrency: (options['concurrency'] as number | undefined) ?? 2,
  }
}

async function consoleSettings(context: CommandContext, options: Options): Promise<ConsoleSettings> {
  const given = options['listen'] as string | ConsoleSettings | undefined
  const listen = given === undefined || typeof given === 'string' ? parseListen(given ?? '127.0.0.1:8600') : given
  const [cert, key] = [options['tlsCert'] as string | undefined, options['tlsKey'] as string | undefined]
  if ((cert === undefined) !== (key === undefined)) throw new PaviseError('PAV_USAGE', '--tls-cert and --tls-key go together')
  const pem = async (name: string): Promise<string> => (await readNamed(resolve(context.cwd, name), name)).toString('utf8')
  return {
    host: listen.host.replace(/^\[|\]$/g, ''),
    port: listen.port,
    names: (options['host'] as string[] | undefined) ?? [],
    insecureHttp: options['insecureHttp'] === true,
    proxies: (options['proxy'] as string[] | undefined) ?? [],
    openMetrics: options['openMetrics'] === true,
    ...(cert !== undefined && key !== undefined ? { tls: { cert: await pem(cert), key: await pem(key) } } : {}),
  }
}

async function oidcOf(loaded: LoadedConfig | undefined): Promise<Pick<ConsoleSettings, 'oidc'>> {
  const oidc = loaded?.config.auth?.oidc
  return loaded && oidc ? { oidc: await oidcSettings(oidc, loaded.secret) } : {}
}

async function gatewaySettings({ env }: CommandContext, loaded: LoadedConfig | undefined): Promise<GatewaySettings> {
  const stage = loaded?.config.gateway?.secondStage
  const runtime = env['PAVISE_ONNXRUNTIME']
  const upstreams = loaded && (await configuredUpstreams(loaded.config, loaded.secret))
  const servers = loaded && (await configuredServers(loaded.config, loaded.secret))
  return {
    listen: parseListen(loaded?.config.gateway?.listen ?? '127.0.0.1:8400'),
    ...(upstreams && Object.keys(upstreams).length > 0 ? { upstreams } : {}),
    ...(servers && Object.keys(servers).length > 0 ? { servers } : {}),
    allowHosts: [],
    allowOrigins: [],
    onJournalFull: 'block',
    ...(loaded && stage !== undefined
      ? { secondStage: { path: loaded.path(stage), name: stage, ...(runtime !== undefined && { runtime }) } }
      : {}),
  }
}

async function configuredBy({ config, path }: LoadedConfig): Promise<Configured> {
  const policy = config.policy === undefined ? undefined : await readPolicy(path(config.policy), config.policy)
  return {
    assets: [...config.assets, ...config.models].map(({ kind, name, owner, ...locator }) => ({
      kind,
      name,
      locator,
      ...(owner === undefined ? {} : { owner }),
    })),
    schedules: config.schedule.map(({ run, asset, cron, budget, name }) => ({
      name: name ?? [run, asset].filter(Boolean).join(' '),
      run: { kind: run, ...(asset === undefined ? {} : { asset }), ...(budget === undefined ? {} : { budget }) },
      cron,
      enabled: true,
    })),
    ...(policy === undefined ? {} : { policy }),
  }
}

async function readPolicy(file: string, name: string): Promise<string> {
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new PaviseError('PAV_FILE_NOT_FOUND', `the policy ${name} of the configuration cannot be read`, { cause })
  })
}
