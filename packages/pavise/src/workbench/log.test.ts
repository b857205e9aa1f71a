import { expect, test } from 'vitest'
import { openLog } from '#workbench/log'

const now = () => new Date('2026-01-02T03:04:05.678Z')

test('machines get one JSON object a line, people a short line that cannot move their cursor', () => {
  const lines: string[] = []
  const write = (line: string): void => void lines.push(line)
  openLog({ part: 'server', format: 'json', least: 'info', write, now })('warn', 'it ended', { how: 'SIGKILL', pause: 0, none: undefined })
  openLog({ part: 'server', format: 'text', least: 'info', write, now })('warn', 'it ended', { how: '\u001b[2Jx\ny', none: undefined })
  openLog({ part: 'server', format: 'text', least: 'warn', write, now })('info', 'unheard')
  expect(lines).toEqual([
    '{"time":"2026-01-02T03:04:05.678Z","level":"warn","part":"server","message":"it ended","how":"SIGKILL","pause":0}\n',
    '03:04:05 server   warn: it ended (how ?[2Jx?y)\n',
  ])
})
