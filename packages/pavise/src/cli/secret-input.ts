import type { CommandContext } from '#cli/command'
import { PaviseError } from '#core/errors/error'

const LONGEST = 4096

/** The first line of stdin, without echo where a person types it. Never an argument: those stand in the list of processes. */
export async function readSecret(context: CommandContext, prompt: string): Promise<string> {
  const stdin = context.stdin as NodeJS.ReadStream
  if (!stdin.isTTY) return firstLine(await piped(stdin))
  context.stderr.write(prompt)
  stdin.setRawMode(true)
  try {
    return await typed(stdin)
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    context.stderr.write('\n')
  }
}

async function piped(stdin: AsyncIterable<Buffer | string>): Promise<string> {
  let text = ''
  for await (const chunk of stdin) {
    text += chunk.toString()
    if (text.includes('\n') || text.length > LONGEST) break
  }
  return text
}

const firstLine = (text: string): string => text.split(/\r?\n/, 1)[0] ?? ''

async function typed(stdin: NodeJS.ReadStream): Promise<string> {
  let text = ''
  for await (const chunk of stdin) {
    for (const letter of chunk.toString()) {
      if (letter === '\r' || letter === '\n') return text
      if (letter === '\u0003') throw new PaviseError('PAV_INTERRUPTED', 'stopped while a password was typed')
      text = letter === '\u007f' || letter === '\b' ? text.slice(0, -1) : text + letter
    }
  }
  return text
}
