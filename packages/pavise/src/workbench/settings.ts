import type { Vendor } from '@pavise/guard/surfaces'
import type { OidcSettings } from '#platform/auth/oidc'
import type { Configured } from '#workbench/configured'

/** What a workbench is started with. Plain data: it is handed to child processes as it is. */
export interface WorkbenchSettings {
  /** The data folder. */
  readonly dataDir: string
  /** Name of the project, shown in the console. */
  readonly project: string
  /** A PostgreSQL of the user's own. */
  readonly databaseUrl?: string
  /** Folder of the keys that lie outside the data. */
  readonly keyDir?: string
  readonly console: ConsoleSettings
  /** Absent with --no-gateway. */
  readonly gateway?: GatewaySettings
  /** pavise.yaml, where there is one: assets name files relative to it. */
  readonly configFile?: string
  /** Folders and stores in which people of the console may name models. */
  readonly modelPlaces?: readonly string[]
  /** What it says about what the store keeps. */
  readonly configured?: Configured
  /** Jobs at a time of a worker. */
  readonly concurrency: number
}

export interface ConsoleSettings {
  readonly host: string
  readonly port: number
  /** Other names under which browsers reach it. */
  readonly names: readonly string[]
  /** PEM texts. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Plain HTTP on an address that others reach was asked for. */
  readonly insecureHttp: boolean
  /** Addresses of proxies in front. */
  readonly proxies: readonly string[]
  /** Whether /metrics answers this machine without a token. */
  readonly openMetrics: boolean
  /** Sign-in with a provider, its secret resolved. */
  readonly oidc?: OidcSettings
}

export interface GatewaySettings {
  readonly listen: { readonly host: string; readonly port: number }
  /** Absent where nothing is configured: the gateway then does not run and says why. */
  readonly upstreams?: Readonly<Partial<Record<Vendor, { readonly url: string; readonly key?: string }>>>
  /** MCP servers at `/mcp/NAME`, under the policy of the workbench. */
  readonly servers?: Readonly<Record<string, { readonly url: string; readonly key?: string }>>
  readonly allowHosts: readonly string[]
  readonly allowOrigins: readonly string[]
  readonly onJournalFull: 'block' | 'pass'
  /** The stage.yaml of a second stage or its folder, as it is and as it was called, and the file of the runtime where it lies elsewhere. */
  readonly secondStage?: { readonly path: string; readonly name: string; readonly runtime?: string }
}

/** Folders of the data folder. */
export const foldersOf = (dataDir: string) =>
  ({
    events: `${dataDir}/events`,
    ledger: `${dataDir}/ledger`,
    runs: `${dataDir}/runs`,
    gateway: `${dataDir}/gateway`,
  }) as const
