import { resolve } from 'node:path'
import { createGuard, type Doubts, type Explanation, type Guard, loadPolicy, ORIGINS, type Span, starterPolicy } from '@pavise/guard'
import { readTokenizer, type SecondOpinion, secondStage } from '@pavise/guard/onnx'
import { z } from 'zod'
import { type Command, defineCommand } from '#cli/command'
import { inputOf, LONGEST_LINE } from '#cli/commands/guard/input'
import { type InputLine, inputLines } from '#cli/input-lines'
import { readPolicyFile } from '#platform/config/policy-file'
import { openSecondStage } from '#platform/onnx/second-stage-file'

const lineSchema = z.strictObject({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  from: z.enum(ORIGINS).default('user'),
})

export const testCommand: Command = defineCommand({
  name: 'test',
  summary: 'Say what a policy makes of texts',
  description: [
    `Reads JSON lines {"id","text","from"} from a file or from stdin; "from" is one of ${ORIGINS.join(', ')} (default user).`,
    'Writes one JSON line for each, in order: {"id","action","score","detections":[{"detector","kind","score","start","end"}],"text"}, with',
    'UTF-16 offsets into the input and the text as the policy leaves it. A line that cannot be read is {"id":null,"line","error"} and ends in exit code 2.',
  ].join('\n'),
  arguments: [{ name: '[file]', description: 'JSON lines; - or nothing for stdin' }],
  options: [
    { flags: '--policy <file>', description: 'YAML or JSON (default: the starter policy)' },
    {
      flags: '--second-stage <path>',
      description:
        'YAML that names an ONNX model and its tokenizer, or a folder with a stage.yaml: it settles what the detector `injection` is in doubt about, and "second" says so',
    },
    { flags: '--explain', description: 'add "explanation": for each rule why it acted or not, on which span and in which decoded view' },
  ],
  examples: ['pavise guard test texts.jsonl --policy policy.yaml', `echo '{"id":1,"text":"Hi","from":"user"}' | pavise guard test`],
  async run(context, args, options) {
    const policy = options['policy'] as string | undefined
    const rules = policy === undefined ? loadPolicy(starterPolicy()) : await readPolicyFile(resolve(context.cwd, policy), policy)
    const named = options['secondStage'] as string | undefined
    const runtime = context.env['PAVISE_ONNXRUNTIME']
    const opened = named === undefined ? undefined : await openSecondStage(resolve(context.cwd, named), named, runtime)
    const explain = options['explain'] === true
    const guard = opened
      ? secondStage(rules, { ...opened, tokenizer: readTokenizer(JSON.parse(opened.tokenizer)) }).guard
      : createGuard(rules)
    let bad = 0
    try {
      for await (const line of inputLines(inputOf(context, args[0]), LONGEST_LINE)) {
        context.signal.throwIfAborted()
        const verdict = guard.doubts ? await reviewed(guard, guard.doubts, line, explain) : verdictOn(guard, line, explain)
        if ('error' in verdict) {
          bad++
          context.stderr.write(`line ${line.number}: ${verdict.error}\n`)
        }
        context.stdout.write(`${JSON.stringify(verdict)}\n`)
      }
    } finally {
      await opened?.classifier.close()
    }
    return bad > 0 ? 2 : 0
  },
})

/** A verdict for which the second stage was asked, where there was doubt. */
async function reviewed(guard: Guard, doubts: Doubts, line: InputLine, explain: boolean): Promise<Verdict> {
  const { result, second } = await doubts.consult(() => verdictOn(guard, line, explain))
  return 'error' in result ? result : { ...result, second }
}

type Verdict =
  | {
      id: string | number | null
      action: string
      score: number
      detections: Shown[]
      text: string
      explanation?: readonly Explanation[]
      second?: SecondOpinion
    }
  | { id: null; line: number; error: string }
type Shown = Pick<Span, 'detector' | 'kind' | 'score' | 'start' | 'end'>

function verdictOn(guard: Guard, line: InputLine, explain: boolean): Verdict {
  const bad = (error: string): Verdict => ({ id: null, line: line.number, error })
  if (line.fault !== undefined) return bad(line.fault)
  let value: unknown
  try {
    value = JSON.parse(line.text)
  } catch {
    return bad('not valid JSON')
  }
  const parsed = lineSchema.safeParse(value)
  if (!parsed.success) return bad(parsed.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; '))
  const { id, text, from } = parsed.data
  const seen = guard.inspect({ text, from }, { explain, scores: true })
  return {
    id: id ?? null,
    action: seen.action,
    score: seen.score,
    detections: shown(seen.firings.flatMap((firing) => firing.detections)),
    text: seen.text,
    ...(seen.explanation && { explanation: seen.explanation }),
  }
}

/** Each span once, in the order of the text, although several rules may have fired on it. */
function shown(spans: readonly Span[]): Shown[] {
  const unique = new Map<string, Shown>()
  for (const { detector, kind, score, start, end } of spans)
    unique.set(`${detector} ${kind} ${start} ${end}`, { detector, kind, score, start, end })
  return [...unique.values()].sort((a, b) => a.start - b.start || a.end - b.end)
}
