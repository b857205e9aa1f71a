import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Tells the parent the port, and the processor time of this process whenever it asks. */
export function ready(server: Server): void {
  server.listen(0, '127.0.0.1', () => tell((server.address() as AddressInfo).port))
}

export function tell(port: number): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpu: user + system, user, rss: process.memoryUsage.rss() })
  })
  process.on('disconnect', () => process.exit())
  process.send?.({ port })
}
