import { PaviseError } from '#core/errors/error'

/** An address to listen on. Throws PAV_USAGE. */
export function parseListen(text: string): { host: string; port: number } {
  const [, host, port] = text.match(/^(\[[0-9a-f:.]+\]|[\w.-]+):(\d{1,5})$/i) ?? []
  if (host !== undefined && Number(port) <= 65_535) return { host, port: Number(port) }
  throw new PaviseError('PAV_USAGE', `--listen wants HOST:PORT, not '${text}'`, { hint: 'For example: --listen 127.0.0.1:8400' })
}
