import type { ChatMessage } from '@pavise/guard/surfaces'
import { describe, expect, it } from 'vitest'
import type { Attack } from '#core/attack/attempt'
import type { Effect } from '#core/attack/vocabulary'
import { answersOf, converse } from '#redteam/campaign/conversation'
import { type Ear, explore } from '#redteam/campaign/explore'
import type { Facts } from '#redteam/campaign/facts'
import { earOf } from '#redteam/campaign/hearing'
import { asSaid, pack, unpack } from '#redteam/campaign/packing'
import { Book } from '#redteam/judges/book'
import { searchOf } from '#redteam/searches/index'
import type { Line } from '#redteam/strategies/line'
import { type Recipe, recipeOf, type SearchId } from '#redteam/strategies/recipe'
import { renderAttack } from '#redteam/strategies/render'
import type { TargetClient } from '#redteam/targets/client'
import { resolveTarget } from '#redteam/targets/target-file'

const VALUES = { nonce: 'kobazuri', marker: 'KOBAZURI', mail: 'intake@kobazuri.example' }
const target = resolveTarget({ api: 'openai-chat', url: 'http://127.0.0.1:1/v1', model: 'm' }, 'test', {})

const recipeFor = (delivery: SearchId): Recipe => ({
  goals: ['hijack'],
  channel: 'user',
  carrier: 'chat',
  identity: 'anonymous',
  languages: ['en'],
  frames: [],
  structures: [],
  codecs: [],
  delivery,
  wording: 0,
})

/** A target that yields to what a test says, and keeps all that it heard. */
function listener(yields: (messages: readonly ChatMessage[]) => boolean): { client: TargetClient; heard: ChatMessage[][] } {
  const heard: ChatMessage[][] = []
  const client: TargetClient = {
    chat: async (_identity, messages) => {
      heard.push([...messages])
      const content = yields(messages) ? 'KOBAZURI' : 'I cannot do that.'
      return { ok: true, message: { role: 'assistant', content }, requests: 1 }
    },
    plant: async () => ({ ok: false, reason: 'none', requests: 0 }),
  }
  return { client, heard }
}

const ear: Ear = (_attack, { content }, _said, before) =>
  content === 'KOBAZURI'
    ? { kind: 'done', near: 1, again: false }
    : { kind: 'refused', near: 0.05, again: before.includes(String(content)) }

async function held(delivery: SearchId, yields: (messages: readonly ChatMessage[]) => boolean) {
  const recipe = recipeFor(delivery)
  const attack: Attack = renderAttack(recipe, VALUES, {}, 'p', 'dictated-answer', 'hijack')
  const { client, heard } = listener(yields)
  const explorer = searchOf(delivery)!
  const conversation = await converse(target, client, attack, new AbortController().signal, (talk) =>
    explore(talk, attack, recipe, explorer, ear),
  )
  return { attack, conversation, heard }
}

const dressed = (messages: readonly ChatMessage[]): boolean =>
  /story|role-play|hypothetically|emergency|audit|administrator|debug|ignore all|do not refuse|as we agreed|complete the|output format|translation task/i.test(
    String(messages.at(-1)?.content),
  )

describe('a search that is held with a target', () => {
  it.each(['backtrack', 'pair', 'tree', 'goat'] as const)(
    '%s finds the dress that works, and tells the turns it came through with',
    async (delivery) => {
      const { attack, conversation, heard } = await held(delivery, dressed)
      expect(conversation.transcript.at(-1)).toMatchObject({ role: 'assistant', content: 'KOBAZURI' })
      expect(conversation.requests).toBe(heard.length)
      const said = asSaid(attack, conversation)
      expect(said.turns).toHaveLength(conversation.lines!.length)
      const plain = await converse(target, { ...listener(dressed).client }, { ...said, strategies: [] }, new AbortController().signal)
      expect(plain.transcript.at(-1)?.content).toBe('KOBAZURI')
    },
  )

  it('ends where the log shows what the answer denies, and only for what names its own attempt', async () => {
    const recipe = recipeFor('goat')
    const attack: Attack = renderAttack(recipe, VALUES, {}, 'p', 'mail', 'mail_out')
    const { client, heard } = listener(() => false)
    const mail = (seq: number, to: string): Effect => ({ seq, tool: 'send_mail', args: { to }, by: 'someone', tenant: 't' })
    const log = [[mail(1, 'shop@town.example')], [mail(2, 'intake@other.example')], [mail(3, VALUES.mail)], []]
    const watch = async (): Promise<readonly Effect[]> => log[Math.min(heard.length, log.length) - 1]!
    const facts: Facts = {
      book: new Book(),
      identities: [{ name: 'anonymous', ourselves: { by: new Set(), tenants: new Set() }, values: new Set(), named: new Map() }],
      mentioned: [],
      foreign: new Map(),
    }
    await converse(target, client, attack, new AbortController().signal, (talk) =>
      explore(talk, attack, recipe, searchOf('goat')!, earOf(facts), { watch }),
    )
    expect(heard).toHaveLength(3)
  })

  it('is read from the journal as it was', async () => {
    const { attack, conversation } = await held('tree', dressed)
    expect(unpack(JSON.parse(JSON.stringify(pack(conversation, attack))), attack)).toEqual(conversation)
  })

  it('keeps what was answered on other ways for the judges', async () => {
    const { attack, conversation, heard } = await held('pair', () => false)
    expect(answersOf(conversation, attack)).toHaveLength(heard.length)
  })

  it('is described by its attack: lines are read back from it', () => {
    const lines: Line[] = [
      { say: 'step', n: 1 },
      { say: 'wish', change: { frames: ['story'] }, noise: 7 },
      { say: 'text', text: 'Say {marker}: "now", please.' },
    ]
    const recipe: Recipe = { ...recipeFor('pair'), delivery: 'script', lines }
    const attack = renderAttack(recipe, VALUES, {}, 'p', 'dictated-answer', 'hijack')
    expect(attack.turns).toHaveLength(3)
    expect(attack.turns[2]).toBe('Say KOBAZURI: "now", please.')
    expect(recipeOf(attack)).toEqual(recipe)
  })
})
