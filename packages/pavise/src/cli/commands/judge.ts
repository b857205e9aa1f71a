import { z } from 'zod'
import { type Command, type CommandContext, defineCommand } from '#cli/command'
import { inputOf } from '#cli/commands/guard/input'
import { type InputLine, inputLines } from '#cli/input-lines'
import { readNamedText } from '#cli/named-text'
import { PaviseError } from '#core/errors/error'
import { createEgress } from '#platform/egress/egress'
import { judgeAnswer } from '#redteam/judges/answer/judge-answer'
import { secondOpinion } from '#redteam/judges/model/second-opinion'
import type { TargetClient } from '#redteam/targets/client'
import type { Target } from '#redteam/targets/target'
import { targetClient } from '#redteam/targets/target-client'
import { parseTargetFile } from '#redteam/targets/target-file'

/** Bytes of one line that are read: an answer with its prompt and its log. */
const LONGEST_LINE = 16 * 1024 * 1024

const effectSchema = z.looseObject({ tool: z.string(), args: z.record(z.string(), z.unknown()).default({}) })

const lineSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullish(),
  goal: z.string().nullish(),
  prompt: z.string().nullish(),
  answer: z.string(),
  secrets: z.array(z.string()).nullish(),
  effects: z.array(effectSchema).nullish(),
})

const testCommand: Command = defineCommand({
  name: 'test',
  summary: 'Say of answers whether the attack got what it wanted',
  description: [
    'Reads JSON lines {"id","goal","prompt","answer","secrets":[...],"effects":[{"tool","args"}]} from a file or from stdin; all but the',
    'answer may be absent. Writes one JSON line for each, in order: {"id","verdict":"vulnerable|safe|review","evidence":{"text","start","end"}}',
    'with UTF-16 offsets into the answer (0, 0 for a tool call). A line that cannot be read is {"id":null,"line","error"} and ends in exit code 2.',
    'Nothing is sent anywhere, unless --judge-model names a model: then it is shown each answer, as data, and where it disagrees the verdict is review.',
  ].join('\n'),
  arguments: [{ name: '[file]', description: 'JSON lines; - or nothing for stdin' }],
  options: [
    { flags: '--explain', description: 'add "signs": everything that was seen, and which rule saw it' },
    {
      flags: '--judge-model <file>',
      description: 'a target file of a model API to ask as well; every answer, with its goal and prompt, goes there',
    },
  ],
  examples: [
    'pavise judge test answers.jsonl',
    'pavise judge test answers.jsonl --judge-model judge.yaml',
    `echo '{"id":1,"answer":"Sorry, no. The password is hunter2."}' | pavise judge test`,
  ],
  run: async (context, args, options) => {
    const explain = options['explain'] === true
    const file = options['judgeModel'] as string | undefined
    if (file === undefined) return judgeLines(context, args[0], explain)
    const model = parseTargetFile(await readNamedText(context, file), file, context.env)
    if (model.http ?? model.command ?? model.mcp)
      throw new PaviseError('PAV_USAGE', `--judge-model wants a model API, and ${file} describes ${model.api}`)
    const egress = createEgress({ allow: [model.url] })
    try {
      return await judgeLines(context, args[0], explain, { target: model, client: targetClient(model, egress) })
    } finally {
      await egress.close()
    }
  },
})

export default defineCommand({
  name: 'judge',
  summary: 'Judge answers of AI systems to attacks, offline',
  subcommands: [testCommand],
})

interface JudgeModel {
  readonly target: Target
  readonly client: TargetClient
}

async function judgeLines(context: CommandContext, file: string | undefined, explain: boolean, model?: JudgeModel): Promise<number> {
  let bad = 0
  for await (const line of inputLines(inputOf(context, file), LONGEST_LINE)) {
    context.signal.throwIfAborted()
    const verdict = await verdictOn(line, explain, context.signal, model)
    if ('error' in verdict) {
      bad++
      context.stderr.write(`line ${line.number}: ${verdict.error}\n`)
    }
    context.stdout.write(`${JSON.stringify(verdict)}\n`)
  }
  return bad > 0 ? 2 : 0
}

type Line =
  | { id: string | number | null; verdict: string; evidence: object; signs?: readonly object[]; model?: object }
  | { id: null; line: number; error: string }

async function verdictOn(line: InputLine, explain: boolean, signal: AbortSignal, model?: JudgeModel): Promise<Line> {
  const bad = (error: string): Line => ({ id: null, line: line.number, error })
  if (line.fault !== undefined) return bad(line.fault)
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    return bad('not valid JSON')
  }
  const parsed = lineSchema.safeParse(value)
  if (!parsed.success) return bad(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; '))
  const { id, goal, prompt, answer, secrets, effects } = parsed.data
  const input = {
    answer,
    goal: goal ?? undefined,
    prompt: prompt ?? undefined,
    secrets: secrets ?? undefined,
    effects: effects ?? undefined,
  }
  const judged = judgeAnswer(input)
  const second = model && (await secondOpinion(model.target, model.client, input, judged, signal))
  const { verdict, evidence } = second ?? judged
  return { id: id ?? null, verdict, evidence, ...(second && { model: second.model }), ...(explain && { signs: judged.signs }) }
}
