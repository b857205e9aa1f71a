import { expect, test } from 'vitest'
import { observed } from '../testing/observed.js'
import { modelCard } from './model-card.js'

test('the front matter gives facts', async () => {
  const card =
    '---\nlicense: apache-2.0\nbase_model:\n- a/b\n- c/d\ndatasets: [x]\npipeline_tag: text-generation\n---\n\n# A model\n\nNever call os.system().\n'
  expect(await observed(modelCard, card)).toMatchObject({
    detected: 'yes',
    verdict: 'safe',
    facts: { license: 'apache-2.0', 'base model': 'a/b, c/d', datasets: 'x', task: 'text-generation' },
  })
})
test.each(['# no front matter\nlicense: x\n', '---\ntitle: a page\n---\n', '---\nlicense: unclosed\n'])('%j is none', async (text) => {
  expect((await observed(modelCard, text)).detected).toBe('no')
})
test('a front matter that breaks is no error', async () => {
  expect(await observed(modelCard, '---\nlicense: [\n---\n')).toMatchObject({ verdict: 'safe', facts: {} })
})
