import { resolve } from 'node:path'
import { type CommandContext, defineCommand } from '#cli/command'
import { oneOf } from '#cli/options'
import { parseConfig, reachesOf } from '#platform/config/config'
import { readNamed } from '#platform/config/load'
import { addTrusted, digestOf, listTrusted, removeTrusted } from '#platform/config/trust'
import { isTargetFile, targetReaches } from '#redteam/index'
import { escapeJson, escapeTerminalBlock } from '#report/escape'

export default defineCommand({
  name: 'trust',
  summary: 'Trust a configuration that names secrets, code or commands',
  description:
    'Records the digest of the file in your own configuration folder. A configuration that reaches for secrets is used only after that; one changed byte ends the trust. In CI give the digest instead: --trust sha256:…',
  arguments: [{ name: '[file]', description: 'the configuration or target file (default: pavise.yaml)' }],
  options: [
    { flags: '--list', description: 'show what is trusted' },
    { flags: '--revoke', description: 'forget the file' },
    { flags: '--format <format>', description: 'text or json', default: 'text', parse: oneOf('--format', ['text', 'json']) },
  ],
  examples: ['pavise trust pavise.yaml', 'pavise trust --list', 'pavise trust --revoke pavise.yaml'],
  async run(context, args, options) {
    const file = args[0] ?? 'pavise.yaml'
    const json = options['format'] === 'json'
    if (options['list']) return list(context, json)
    const path = resolve(context.cwd, file)
    if (options['revoke']) {
      const removed = await removeTrusted(context.env, path)
      say(context, json, { file, revoked: removed }, removed > 0 ? `no longer trusted: ${file}` : `was not trusted: ${file}`)
      return 0
    }
    const bytes = await readNamed(path, file)
    const text = bytes.toString('utf8')
    const reaches = isTargetFile(text, file) ? targetReaches(text, file) : reachesOf(parseConfig(text, file))
    const sha256 = digestOf(bytes)
    const added = await addTrusted(context.env, { sha256, file: path, at: new Date().toISOString() })
    const lines = [`${added ? 'trusted' : 'trusted already'}: ${file}`, `  ${sha256}`, ...reaches.map((line) => `  ${line}`)]
    say(context, json, { file, sha256, added, reaches }, lines.join('\n'))
    return 0
  },
})

async function list(context: CommandContext, json: boolean): Promise<number> {
  const trusted = await listTrusted(context.env)
  const text = trusted.map((entry) => `${entry.sha256}  ${entry.at.slice(0, 10)}  ${entry.file}`).join('\n')
  say(context, json, { trusted }, text || 'nothing is trusted')
  return 0
}

function say(context: CommandContext, json: boolean, value: object, text: string): void {
  context.stdout.write(`${json ? escapeJson(value) : escapeTerminalBlock(text)}\n`)
}
