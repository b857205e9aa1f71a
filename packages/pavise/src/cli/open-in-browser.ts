import { spawn } from 'node:child_process'

/** Opens an address in the browser of this machine, where there is one; says nothing where there is none. */
export function openInBrowser(address: string): void {
  const program = process.platform === 'darwin' ? 'open' : 'xdg-open'
  const child = spawn(program, [address], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
