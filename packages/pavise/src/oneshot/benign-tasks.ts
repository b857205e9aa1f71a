import type { ChatCompletion, ChatMessage } from '@pavise/guard/surfaces'
import { z } from 'zod'
import type { Egress } from '#core/ports/egress'

/** What the practice target says of its ordinary work: who asks, what was planted before, what is asked. Not how it is checked. */
const tasksSchema = z.object({
  tasks: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      identity: z.string(),
      plants: z.array(z.looseObject({ intake: z.string() })),
      turns: z.array(z.string()),
    }),
  ),
})
const truthSchema = z.object({ tasks: z.array(z.object({ id: z.string(), done: z.boolean() })) })
type Task = z.infer<typeof tasksSchema>['tasks'][number]

/** Where the practice target stands and how to speak for each of its users. */
export interface TaskSite {
  readonly url: string
  readonly controlUrl: string
  readonly model: string
  readonly keys: ReadonlyMap<string, string>
  readonly intakes: ReadonlyMap<string, string>
}

export interface TaskResult {
  id: string
  kind: string
  done: boolean
  why: string
}

/**
 * Has the target do its ordinary tasks, one after another, as its users would ask for them. Whether a task is done is the
 * target's own record of effects, asked afterwards. `after` is called when a task has been asked, before the next begins.
 */
export async function runBenignTasks(site: TaskSite, egress: Egress, after?: (task: string) => void): Promise<TaskResult[]> {
  const { tasks } = tasksSchema.parse(await getJson(egress, `${site.controlUrl}/tasks`))
  const said = new Map<string, string>()
  for (const task of tasks) {
    said.set(task.id, await runTask(site, egress, task))
    after?.(task.id)
  }
  const truth = truthSchema.parse(await getJson(egress, `${site.controlUrl}/truth`))
  const done = new Map(truth.tasks.map((task) => [task.id, task.done]))
  return tasks.map(({ id, kind }) => ({ id, kind, done: done.get(id) === true, why: said.get(id) ?? '' }))
}

/** Returns the last finish reason or what went wrong, in a few words. */
async function runTask(site: TaskSite, egress: Egress, task: Task): Promise<string> {
  const ids: string[] = []
  for (const plant of task.plants) {
    const url = site.intakes.get(plant.intake)
    if (url === undefined) return `the target names no intake "${plant.intake}"`
    const { intake: _, ...body } = plant
    const answer = (await postJson(egress, url, body, {})) as { id?: unknown }
    ids.push(String(answer.id ?? ''))
  }
  const messages: ChatMessage[] = []
  let finish = 'nothing was asked'
  for (const turn of task.turns) {
    messages.push({ role: 'user', content: turn.replaceAll('{{id}}', ids[0] ?? '') })
    const key = site.keys.get(task.identity)
    const answer = (await postJson(
      egress,
      `${site.url}/chat/completions`,
      { model: site.model, messages },
      key === undefined ? {} : { authorization: `Bearer ${key}` },
    )) as ChatCompletion
    const choice = answer.choices?.[0]
    if (!choice) return 'the target answered with an error'
    messages.push(choice.message)
    finish = choice.finish_reason ?? 'none'
  }
  return finish
}

async function getJson(egress: Egress, url: string): Promise<unknown> {
  return JSON.parse(await (await egress.request(url)).text())
}

async function postJson(egress: Egress, url: string, body: unknown, headers: Record<string, string>): Promise<unknown> {
  const answer = await egress.request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return JSON.parse(await answer.text())
}
