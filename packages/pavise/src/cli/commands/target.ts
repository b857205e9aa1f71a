import { stringify } from 'yaml'
import { type CommandContext, defineCommand } from '#cli/command'
import { readNamedText } from '#cli/named-text'
import { PERMIT_OPTION, requirePermission } from '#cli/permission'
import { textTable } from '#cli/text-table'
import { PaviseError } from '#core/errors/error'
import { digestOf, requireTrust } from '#platform/config/trust'
import { createEgress } from '#platform/egress/egress'
import { parseTargetFile, reachesOf, targetOrigins } from '#redteam/index'
import { checkTarget } from '#redteam/targets/check-target'
import { proposeTarget } from '#redteam/targets/propose/propose-target'
import { oneLine } from '#report/escape'

export default defineCommand({
  name: 'target',
  summary: 'Propose a target file from an OpenAPI document or a page of documentation, or check one',
  description: [
    'Finds the operations through which an outsider can hand in text that an agent may read later (tickets, reviews, notes) and writes them as intakes,',
    'with bodies that would be taken and the payload in the field that is likeliest to be read. Nothing is sent anywhere; look the file over before you use it.',
    'With --check the document is a target file: every identity asks one harmless question, all at once, and the effect log is read.',
  ].join('\n'),
  arguments: [{ name: '<document>', description: 'OpenAPI as JSON or YAML, or a page of documentation (Markdown, HTML)' }],
  options: [
    { flags: '--url <url>', description: 'address below which the paths lie (default: the one that the document names)' },
    { flags: '--check', description: 'ask the target of a target file whether it answers; exit code 2 where a part of it does not' },
    { flags: '--trust <digest>', description: 'with --check: use the file of this digest, sha256:…, without `pavise trust`' },
    PERMIT_OPTION,
  ],
  examples: [
    'pavise target openapi.yaml > target.yaml',
    'pavise target docs.html --url http://127.0.0.1:3000 > target.yaml',
    'pavise target target.yaml --check',
  ],
  async run(context, args, options) {
    if (options['check'] === true) return check(context, args[0]!, options)
    const url = options['url'] as string | undefined
    if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url)))
      throw new PaviseError('PAV_USAGE', `--url wants an http or https address, not '${url}'`)
    const { target, notes } = proposeTarget(await readNamedText(context, args[0]!), args[0]!, url)
    context.stdout.write(`${notes.map((note) => `# ${oneLine(note)}\n`).join('')}${stringify(target)}`)
    return 0
  },
})

/** Whether a described target answers, part by part. */
async function check(context: CommandContext, file: string, options: Readonly<Record<string, unknown>>): Promise<number> {
  const text = await readNamedText(context, file)
  const target = parseTargetFile(text, file, context.env)
  await requireTrust(file, digestOf(text), reachesOf(target), context.env, options['trust'] as string | undefined)
  const origins = targetOrigins(target)
  await requirePermission(context, origins, options['permit'])
  const egress = createEgress({ allow: origins })
  try {
    const parts = await checkTarget(target, egress, context.signal)
    const rows = parts.map(({ part, ok, said, requests }) => [oneLine(part), ok ? 'answers' : 'FAILS', String(requests), oneLine(said)])
    context.stdout.write(textTable(['part', 'state', 'requests', 'said'], rows))
    return parts.every(({ ok }) => ok) ? 0 : 2
  } finally {
    await egress.close()
  }
}
