import { stringify } from 'yaml'
import { defineCommand } from '#cli/command'
import { readNamedText } from '#cli/named-text'
import { PaviseError } from '#core/errors/error'
import { proposeTarget } from '#redteam/targets/propose/propose-target'
import { oneLine } from '#report/escape'

export default defineCommand({
  name: 'target',
  summary: 'Propose a target file from an OpenAPI document or a page of documentation',
  description: [
    'Finds the operations through which an outsider can hand in text that an agent may read later (tickets, reviews, notes) and writes them as intakes,',
    'with bodies that would be taken and the payload in the field that is likeliest to be read. Nothing is sent anywhere; look the file over before you use it.',
  ].join('\n'),
  arguments: [{ name: '<document>', description: 'OpenAPI as JSON or YAML, or a page of documentation (Markdown, HTML)' }],
  options: [{ flags: '--url <url>', description: 'address below which the paths lie (default: the one that the document names)' }],
  examples: ['pavise target openapi.yaml > target.yaml', 'pavise target docs.html --url http://127.0.0.1:3000 > target.yaml'],
  async run(context, args, options) {
    const url = options['url'] as string | undefined
    if (url !== undefined && !(URL.canParse(url) && /^https?:/.test(url)))
      throw new PaviseError('PAV_USAGE', `--url wants an http or https address, not '${url}'`)
    const { target, notes } = proposeTarget(await readNamedText(context, args[0]!), args[0]!, url)
    context.stdout.write(`${notes.map((note) => `# ${oneLine(note)}\n`).join('')}${stringify(target)}`)
    return 0
  },
})
