import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Log } from '#core/ports/log'
import { type RunningApi, startApi } from '#platform/api/start-api'
import type { JoinedStore } from '#workbench/parts/join-store'
import type { ServerPart } from '#workbench/parts/server-part'
import type { WorkbenchSettings } from '#workbench/settings'

/** Listens with API and console. */
export function serveApi(part: ServerPart, joined: JoinedStore, { console }: WorkbenchSettings, log: Log): Promise<RunningApi> {
  const { host, port, names, insecureHttp, tls, proxies, openMetrics } = console
  const consoleDir = builtConsole()
  return startApi(
    {
      parts: part.api,
      pool: joined.database.pool,
      log,
      proxies,
      openMetrics,
      ...(tls ? { tls } : {}),
      ...(consoleDir === undefined ? {} : { consoleDir }),
    },
    { host, port, names, insecureHttp },
  )
}

/** The token stands behind the # so that it is in no log of a server on its way. */
export const signInAddress = (address: string, token: string): string => `${address}/sign-in#${token}`

/** Where the built console lies, from source and from the package alike. */
function builtConsole(): string | undefined {
  const dir = fileURLToPath(new URL('../../../dist/console', import.meta.url))
  return existsSync(dir) ? dir : undefined
}
