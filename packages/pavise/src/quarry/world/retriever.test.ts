import { expect, test } from 'vitest'
import { Retriever } from '#quarry/world/retriever'

const store = () => {
  const retriever = new Retriever()
  retriever.add({ id: 'DOC-1', text: 'Goods may come back within thirty days of delivery' })
  retriever.add({ id: 'DOC-2', text: 'Invoices are payable within thirty days' })
  retriever.add({ id: 'DOC-3', text: 'The desk is staffed on weekdays' })
  return retriever
}

test('ranks by rare words, whatever their ending', () => {
  expect(store().search('When is an invoice payable?', 2)[0]).toBe('DOC-2')
  expect(store().search('delivery of goods', 1)).toEqual(['DOC-1'])
})

test('finds an article by its id and nothing for strange words', () => {
  expect(store().search('help article DOC-3', 1)).toEqual(['DOC-3'])
  expect(store().search('zebra', 3)).toEqual([])
})

test('what is added later is found', () => {
  const retriever = store()
  retriever.add({ id: 'DOC-4', text: 'Zebra crossing' })
  expect(retriever.search('zebra', 3)).toEqual(['DOC-4'])
})
