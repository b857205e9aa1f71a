import type { Incoming, Outgoing } from '#redteam/targets/mcp/message'

/** A way to a server and back. Faults are reasons, not exceptions; only an aborted signal throws. */
export interface McpTransport {
  /** Sends one message; answers why it could not be sent. What comes back goes to the listener, of whatever message. */
  send(message: Outgoing, signal: AbortSignal): Promise<string | undefined>
  /** True where `send` itself waits for the answer and gives up in time. */
  readonly waits: boolean
  /** Set once, before the first message is sent. `gone` is called at most once, with why nothing more will come. */
  listen(listener: { heard(message: Incoming): void; gone(reason: string): void }): void
  /** Told once the handshake is done: what version both speak. */
  agreed(version: string): void
  close(): Promise<void>
}

/** Longest message that is read, in bytes. */
export const MESSAGE_LIMIT = 8_000_000
