import { resolve } from 'node:path'
import type { CommandContext } from '#cli/command'
import { describeFailure } from '#cli/failure'
import { variable } from '#cli/upstream-option'
import { openKeyFile, readKeyFile } from '#gateway/door/key-file'
import type { Gateway, GatewayOptions } from '#gateway/gateway'
import { FileLeases } from '#gateway/limits/file-leases'
import { watchPolicy } from '#platform/config/policy-watch'

export interface GatewayAuth {
  readonly auth: GatewayOptions['auth']
  /** Where keys come from, when they may change while the gateway runs. */
  readonly file?: string
}

/** Who may come in: nobody is asked, the key of a variable, or those of the key file, which is made where there is none. */
export async function authOf(context: CommandContext, options: Readonly<Record<string, unknown>>, data: string): Promise<GatewayAuth> {
  if (options['auth'] === false) return { auth: 'none' }
  const named = options['keyEnv'] as string | undefined
  if (named !== undefined) return { auth: { keys: [variable(context, named)] } }
  const file = resolve(data, 'gateway-keys.json')
  const { keys, made } = await openKeyFile(file)
  if (made === undefined) context.stderr.write(`clients use one of ${keys.length} keys, whose digests are in ${file}\n`)
  else context.stderr.write(`key for clients, shown this once: ${made}\n`)
  return { auth: { keys }, file }
}

/** Lets keys in and out as the key file says while the gateway runs. Answers how to stop it. */
export function watchKeys(context: CommandContext, gateway: Gateway, file: string | undefined): () => void {
  if (file === undefined) return () => {}
  const watch = watchPolicy(file, async () => {
    try {
      const keys = await readKeyFile(file)
      if (keys) gateway.rekey(keys)
      context.stderr.write(`${keys?.length ?? 0} keys are in force\n`)
    } catch (error) {
      context.stderr.write(`the keys stay as they were\n${describeFailure(error, context.env).text}`)
    }
  })
  return () => watch.stop()
}

/** Budgets of a gateway on its own are remembered in its data folder. */
export async function leasesOf(context: CommandContext, data: string): Promise<FileLeases> {
  const path = resolve(data, 'gateway-leases.json')
  const { leases, damaged } = await FileLeases.open(path)
  if (damaged) context.stderr.write(`${path} is damaged: budgets of keys begin anew\n`)
  return leases
}
