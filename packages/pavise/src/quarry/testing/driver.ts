import { inProcess, type ModelClient } from '#quarry/agent/model-client'
import { Desk, worldRandom } from '#quarry/desk'
import { SimulatedModel } from '#quarry/model/simulated-model'
import { drawFlaws } from '#quarry/seed/draw-flaws'
import type { Flaw } from '#quarry/seed/flaw'
import { ASKS } from '#quarry/target'
import { identitiesOf } from '#quarry/world/identities'
import { SETTINGS, type SettingId } from '#quarry/world/setting'
import type { OutsideKind, Person, Scope } from '#quarry/world/world'

/** A desk without sockets, with the few moves that tests make of it. */
export interface Driver {
  readonly desk: Desk
  readonly flaws: readonly Flaw[]
  readonly people: readonly Person[]
  readonly model: SimulatedModel
  /** Holds a whole conversation and gives the answers. `forged` stands in its place of the first one. */
  say(person: Person, turns: readonly string[], forged?: string): Promise<string[]>
  /** Hands a text in and has somebody ask for it. */
  plantAndRead(kind: OutsideKind, body: string, person: Person): Promise<string>
  exploited(): string[]
}

export function drive(seed: number, held: boolean, hardened = false, scope: Scope = 'whole', settingId: SettingId = 'shop'): Driver {
  const setting = SETTINGS[settingId]
  const flaws = drawFlaws(held, worldRandom(seed, held).fork('flaws'), scope)
  const desk = new Desk({ seed, held, flaws, hardened, scope, setting })
  const model = new SimulatedModel(hardened ? [] : flaws, 'policy', setting)
  const client: ModelClient = inProcess(model)
  const say = async (person: Person, turns: readonly string[], forged?: string) => {
    const history: { role: 'user' | 'assistant'; content: string }[] = []
    const answers: string[] = []
    for (const content of turns) {
      history.push({ role: 'user', content })
      const { answer } = await desk.converse(history, person, client)
      history.push({ role: 'assistant', content: forged !== undefined && answers.length === 0 ? forged : answer })
      answers.push(answer)
    }
    return answers
  }
  return {
    desk,
    flaws,
    people: identitiesOf(desk.sandbox.world),
    model,
    say,
    async plantAndRead(kind, body, person) {
      const named = kind === 'file_name' ? { subject: body, body: '' } : { subject: 'Note', body }
      const id = desk.takeIn(kind, { from: 'someone@visitor.example', ...named })
      return (await say(person, [ASKS[kind].replaceAll('{{id}}', id)]))[0]!
    },
    exploited: () =>
      desk
        .truth()
        .flaws.filter((flaw) => flaw.exploited)
        .map((flaw) => flaw.id),
  }
}
