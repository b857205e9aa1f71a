import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { replaceFile } from '#platform/ledger/keyring'

/** How our own processes reach the embedded server. Written by its owner, readable by that user alone. */
const connectionSchema = z.object({
  /** The cluster; beside this file, or elsewhere where the server's own account cannot come here. */
  data: z.string(),
  /** Folder of the unix socket. */
  socket: z.string(),
  password: z.string(),
  /** Of the role that set the cluster up. */
  adminPassword: z.string(),
  /** True once roles and database are there. */
  ready: z.boolean(),
})
export type EmbeddedConnection = z.infer<typeof connectionSchema>

const fileOf = (folder: string): string => join(folder, 'connection.json')

export async function readConnection(folder: string): Promise<EmbeddedConnection | undefined> {
  try {
    return connectionSchema.parse(JSON.parse(await readFile(fileOf(folder), 'utf8')))
  } catch {
    return undefined
  }
}

export const writeConnection = (folder: string, connection: EmbeddedConnection): Promise<void> =>
  replaceFile(fileOf(folder), `${JSON.stringify(connection, undefined, 2)}\n`)
