import { describe, expect, test } from 'vitest'
import { defineCommand } from '#cli/command'
import { runCommand } from '#cli/commander'
import { commands } from '#cli/commands/index'
import { wholeNumber } from '#cli/options'
import { runCli } from '#cli/run'
import { captured } from '#cli/testing/captured'
import { PaviseError } from '#core/errors/error'
import { VERSION } from '#core/version'

describe('runCli', () => {
  test('prints the version and nothing else', async () => {
    const io = captured()
    expect(await runCli(['-V'], io.context)).toBe(0)
    expect([io.out(), io.err()]).toEqual([`${VERSION}\n`, ''])
  })
  test('lists every command in the help, on stdout', async () => {
    const io = captured()
    expect(await runCli(['--help'], io.context)).toBe(0)
    for (const command of commands) expect(io.out()).toContain(`  ${command.name} `)
  })
  test('says the usage on stderr where nothing is asked', async () => {
    const io = captured()
    expect(await runCli([], io.context)).toBe(64)
    expect(io.out()).toBe('')
  })
  test.each([
    ['atack', 'pavise attack'],
    ['gatewya', 'pavise gateway'],
    ['led', 'pavise ledger'],
  ])('suggests the near name for %s', async (given, hint) => {
    const io = captured()
    expect(await runCli([given], io.context)).toBe(64)
    expect(io.err()).toBe(`PAV_USAGE: unknown command '${given}'\nhint: Did you mean: ${hint}\n`)
  })
  test('suggests nothing where nothing is near', async () => {
    const io = captured()
    await runCli(['zzzzzzzz'], io.context)
    expect(io.err()).toContain('hint: Run: pavise --help')
  })
})

const seen: { args: readonly string[]; options: Readonly<Record<string, unknown>> }[] = []
const sample = defineCommand({
  name: 'sample',
  summary: 'Take a sample',
  arguments: [{ name: '[files...]', description: 'what to take' }],
  options: [
    { flags: '--seed <n>', description: 'seed', parse: wholeNumber('--seed'), default: 7 },
    { flags: '--word <w>', description: 'words', repeat: true },
    { flags: '--no-auth', description: 'without a key' },
  ],
  examples: ['pavise sample a b'],
  subcommands: [
    defineCommand({
      name: 'inner',
      summary: 'Inside',
      options: [{ flags: '--deep', description: 'deeper' }],
      run: async (_context, args, options) => {
        seen.push({ args, options })
        return 1
      },
    }),
  ],
  run: async (_context, args, options) => {
    seen.push({ args, options })
    return 0
  },
})

describe('runCommand', () => {
  test('gives positional arguments and parsed options', async () => {
    expect(await runCommand(sample, ['a', '--seed', '3', '--word', 'x', '--word', 'y', 'b'], captured().context)).toBe(0)
    expect(seen.at(-1)).toEqual({ args: ['a', 'b'], options: { seed: 3, word: ['x', 'y'], auth: true } })
  })
  test('fills in defaults', async () => {
    await runCommand(sample, ['--no-auth'], captured().context)
    expect(seen.at(-1)?.options).toEqual({ seed: 7, auth: false })
  })
  test('runs a subcommand with its own options and its own exit code', async () => {
    expect(await runCommand(sample, ['--seed', '9', 'inner', '--deep'], captured().context)).toBe(1)
    expect(seen.at(-1)?.options).toEqual({ seed: 9, auth: true, deep: true })
  })
  test('writes help to stdout with the examples', async () => {
    const io = captured()
    expect(await runCommand(sample, ['--help'], io.context)).toBe(0)
    expect(io.out()).toContain('Usage: pavise sample [command] [options] [files...]')
    expect(io.out()).toContain('$ pavise sample a b')
  })
  test.each([
    [['--seed', 'x'], "--seed wants a whole number of at least 0, not 'x'"],
    [['--seed'], "option '--seed <n>' argument missing"],
    [['--nope'], "unknown option '--nope'"],
  ])('answers %j with one line and exit 64', async (argv, message) => {
    const fault = await runCommand(sample, argv, captured().context).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(PaviseError)
    expect(fault).toMatchObject({ code: 'PAV_USAGE', message, exit: 64 })
  })
  test('suggests the near option', async () => {
    await expect(runCommand(sample, ['--sed', '1'], captured().context)).rejects.toMatchObject({ hint: expect.stringContaining('--seed') })
  })
  test('a command without a run of its own names its parts', async () => {
    const parent = defineCommand({ name: 'parent', summary: 'Parent', subcommands: [sample] })
    await expect(runCommand(parent, [], captured().context)).rejects.toMatchObject({ code: 'PAV_USAGE', exit: 64 })
  })
  test('leaves an error of the command as it is', async () => {
    const broken = defineCommand({ name: 'broken', summary: 'Breaks', run: () => Promise.reject(new RangeError('inside')) })
    await expect(runCommand(broken, [], captured().context)).rejects.toThrow(RangeError)
  })
})
