import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { MAIN, startProgram } from './program.js'

/**
 * The command line as a user has it: the built program, in an empty folder, with an empty home. A case is a list of steps that share the
 * folder. A pattern between slashes is a regular expression, any other text must stand in the output; `""` means no output at all.
 * `$DIR` in arguments and files stands for the folder.
 */
const HERE = fileURLToPath(new URL('.', import.meta.url))

const patterns = z.union([z.string(), z.array(z.string())]).transform((given) => (typeof given === 'string' ? [given] : given))
const stepSchema = z.strictObject({
  args: z.array(z.coerce.string()),
  stdin: z.string().default(''),
  env: z.record(z.string(), z.string()).default({}),
  exit: z.number().int(),
  stdout: patterns.optional(),
  stderr: patterns.optional(),
  /** Files that must hold these patterns afterwards. */
  files: z.record(z.string(), patterns).default({}),
})
const fileSchema = z.array(
  z.strictObject({ name: z.string(), files: z.record(z.string(), z.string()).default({}), steps: z.array(stepSchema).min(1) }),
)

test('the program is built', () => {
  expect(existsSync(MAIN), 'run `npm run build` first').toBe(true)
})

for (const file of readdirSync(HERE).filter((name) => name.endsWith('.yaml'))) {
  describe.concurrent(file.replace('.yaml', ''), () => {
    const cases = fileSchema.parse(parse(readFileSync(join(HERE, file), 'utf8')))
    test.each(cases)('$name', async ({ files, steps }) => {
      const folder = await mkdtemp(join(tmpdir(), 'pavise-cli-'))
      try {
        for (const [path, text] of Object.entries(files)) {
          await mkdir(dirname(join(folder, path)), { recursive: true })
          await writeFile(join(folder, path), text.replaceAll('$DIR', folder))
        }
        for (const step of steps) await runStep(folder, step)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })
  })
}

async function runStep(folder: string, step: z.infer<typeof stepSchema>): Promise<void> {
  const args = step.args.map((arg) => arg.replaceAll('$DIR', folder))
  const result = await startProgram(args, folder, step.env, step.stdin).ended
  const shown = `pavise ${args.join(' ')}\n--- stdout\n${result.stdout}\n--- stderr\n${result.stderr}`
  expect(result.exit, shown).toBe(step.exit)
  expectPatterns(result.stdout.replaceAll(folder, '$DIR'), step.stdout, shown)
  expectPatterns(result.stderr, step.stderr, shown)
  expect(result.stderr, shown).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m)
  for (const [path, wanted] of Object.entries(step.files)) expectPatterns(await readFile(join(folder, path), 'utf8'), wanted, path)
}

function expectPatterns(text: string, wanted: readonly string[] | undefined, shown: string): void {
  for (const pattern of wanted ?? []) {
    if (pattern === '') expect(text, shown).toBe('')
    else if (/^\/.*\/[ms]*$/.test(pattern))
      expect(text, shown).toMatch(new RegExp(pattern.slice(1, pattern.lastIndexOf('/')), pattern.slice(pattern.lastIndexOf('/') + 1)))
    else expect(text, shown).toContain(pattern)
  }
}
