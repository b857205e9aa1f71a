import { type CommandContext, defineCommand } from '#cli/command'
import { CONFIG_OPTIONS } from '#cli/config-option'
import { parseListen } from '#cli/listen-option'
import { openInBrowser } from '#cli/open-in-browser'
import { oneOf, wholeNumber } from '#cli/options'
import { workbenchSettings } from '#cli/workbench-settings'
import { openLog } from '#workbench/log'
import { type Running, runWorkbench } from '#workbench/supervisor'

export default defineCommand({
  name: 'up',
  summary: 'Run the workbench: console, API, worker, gateway, database',
  description: [
    'Starts everything as one tree of processes and starts again what dies. Without PAVISE_DATABASE_URL it runs a PostgreSQL of its own in',
    'the data folder. At the first start it prints a link to sign in with. pavise.yaml is used where there is one: its assets, schedules,',
    'policy and gateway. Ctrl-C stops all of it.',
  ].join('\n'),
  options: [
    { flags: '--listen <host:port>', description: 'where the console is', default: '127.0.0.1:8600', parse: parseListen },
    { flags: '--data <dir>', description: 'data folder', default: '.pavise' },
    ...CONFIG_OPTIONS,
    { flags: '--no-gateway', description: 'leave the firewall out' },
    { flags: '--open', description: 'open the console in a browser' },
    { flags: '--host <name>', description: 'another name under which browsers reach the console', repeat: true },
    { flags: '--tls-cert <file>', description: 'certificate chain (PEM) for HTTPS' },
    { flags: '--tls-key <file>', description: 'its private key (PEM)' },
    { flags: '--insecure-http', description: 'plain HTTP on an address that other machines reach: only behind a proxy that does TLS' },
    { flags: '--proxy <address>', description: 'a proxy in front whose x-forwarded-for is believed', repeat: true },
    { flags: '--open-metrics', description: 'answer /metrics to this machine without a token' },
    { flags: '--concurrency <n>', description: 'runs at a time', default: 2, parse: wholeNumber('--concurrency', 1) },
    {
      flags: '--log <format>',
      description: 'lines for people (text) or for machines (json); default: text on a terminal',
      parse: oneOf('--log', ['json', 'text']),
    },
  ],
  examples: ['pavise up', 'pavise up --data /var/lib/pavise --listen 0.0.0.0:8600 --tls-cert cert.pem --tls-key key.pem'],
  async run(context, _args, options) {
    const settings = await workbenchSettings(context, options)
    const logFormat = (options['log'] as 'json' | 'text' | undefined) ?? (context.stderr.isTTY ? 'text' : 'json')
    const log = openLog({ part: 'pavise', format: logFormat, least: 'info', write: (line) => void context.stderr.write(line) })
    const running = await runWorkbench({ settings, logFormat, log })
    try {
      tell(context, running, settings.dataDir)
      if (options['open'] === true) openInBrowser(running.link ?? running.url)
      if (!context.signal.aborted) await new Promise<void>((done) => context.signal.addEventListener('abort', () => done(), { once: true }))
      context.stderr.write('stopping\n')
    } finally {
      await running.stop()
    }
    return 0
  },
})

/** Addresses go to stdout, one a line, so that a script can read them. */
function tell(context: CommandContext, { url, link, gateway }: Running, dataDir: string): void {
  const shield = gateway.running
    ? `http://${gateway.listen}/v1 in front of ${gateway.upstreams.join(', ')}`
    : `not running: ${gateway.reason}`
  const lines = [
    `console  ${url}`,
    ...(link ? [`sign in  ${link}  (once, within 10 minutes)`] : []),
    `gateway  ${shield}`,
    `data     ${dataDir}`,
  ]
  context.stdout.write(`${lines.join('\n')}\n`)
}
