import { z } from 'zod'
import { type Command, type CommandContext, defineCommand } from '#cli/command'
import { inputOf } from '#cli/commands/guard/input'
import { type InputLine, inputLines } from '#cli/input-lines'
import { JUDGE_MODEL_OPTION, type JudgeModel, openJudgeModel } from '#cli/judge-model'
import { judgeAnswer } from '#redteam/judges/answer/judge-answer'

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
  options: [{ flags: '--explain', description: 'add "signs": everything that was seen, and which rule saw it' }, JUDGE_MODEL_OPTION],
  examples: [
    'pavise judge test answers.jsonl',
    'pavise judge test answers.jsonl --judge-model judge.yaml',
    `echo '{"id":1,"answer":"Sorry, no. The password is hunter2."}' | pavise judge test`,
  ],
  run: async (context, args, options) => {
    const explain = options['explain'] === true
    const model = await openJudgeModel(context, options['judgeModel'])
    try {
      return await judgeLines(context, args[0], explain, model)
    } finally {
      await model?.close()
    }
  },
})

export default defineCommand({
  name: 'judge',
  summary: 'Judge answers of AI systems to attacks, offline',
  subcommands: [testCommand],
})

async function judgeLines(context: CommandContext, file: string | undefined, explain: boolean, model?: JudgeModel): Promise<number> {
  let bad = 0
  for await (const line of inputLines(inputOf(context, file), LONGEST_LINE)) {
    context.signal.throwIfAborted()
    const verdict = await verdictOn(line, explain, model)
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

async function verdictOn(line: InputLine, explain: boolean, model?: JudgeModel): Promise<Line> {
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
  const judged = judgeAnswer(input, explain)
  const second = await model?.ask(input, judged)
  const { verdict, evidence } = second ?? judged
  return { id: id ?? null, verdict, evidence, ...(second && { model: second.model }), ...(explain && { signs: judged.signs }) }
}
