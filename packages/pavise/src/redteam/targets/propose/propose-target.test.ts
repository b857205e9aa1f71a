import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeTarget } from '#redteam/targets/propose/propose-target'
import { resolveTarget } from '#redteam/targets/target-file'

const API = {
  openapi: '3.1.0',
  servers: [{ url: 'https://{region}.shop.example/api', variables: { region: { default: 'eu' } } }],
  security: [{ bearer: [] }],
  paths: {
    '/v1/chat/completions': {
      post: { requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { model: { type: 'string' } } } } } } },
    },
    '/tickets': {
      post: {
        security: [],
        requestBody: { $ref: '#/components/requestBodies/Ticket' },
      },
    },
    '/orders/{id}/notes': {
      put: {
        requestBody: {
          content: { 'application/json; charset=utf-8': { schema: { type: 'object', properties: { note: { type: 'string' } } } } },
        },
      },
    },
    '/logins': {
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object', properties: { user_id: { type: 'string' } } } } } },
      },
    },
    '/pictures': { post: { requestBody: { content: { 'image/png': {} } } } },
  },
  components: {
    requestBodies: { Ticket: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Ticket' } } } } },
    schemas: {
      Ticket: {
        allOf: [
          { $ref: '#/components/schemas/Sender' },
          {
            type: 'object',
            required: ['priority', 'details'],
            properties: {
              subject: { type: 'string' },
              priority: { type: 'string', enum: ['low', 'high'] },
              details: {
                type: 'object',
                required: ['description'],
                properties: { description: { type: 'string' }, again: { $ref: '#/components/schemas/Ticket' } },
              },
            },
          },
        ],
      },
      Sender: { type: 'object', required: ['email'], properties: { email: { type: 'string', format: 'email' } } },
    },
  },
}

describe('a target file is proposed', () => {
  it('from an OpenAPI document: open doors first, bodies that would be taken, the payload where it is read', () => {
    const { target, notes } = proposeTarget(JSON.stringify(API), 'api.json')
    expect(target).toMatchObject({ api: 'openai-chat', url: 'https://eu.shop.example/api/v1' })
    expect(target['intakes']).toEqual([
      {
        name: 'ticket',
        method: 'POST',
        url: 'https://eu.shop.example/api/tickets',
        body: {
          email: 'visitor@mailbox.example',
          priority: 'low',
          details: expect.objectContaining({ description: '{{payload}}' }),
          subject: 'Note',
        },
        ask: 'What does ticket {{id}} say?',
      },
      {
        name: 'note',
        method: 'PUT',
        url: 'https://eu.shop.example/api/orders/1/notes',
        body: { note: '{{payload}}' },
        ask: 'What does note {{id}} say?',
      },
    ])
    expect(notes).toContain('PUT /orders/{id}/notes needs a sign-in, so it is no door for everybody')
    expect(resolveTarget(target, 'the proposal', { BOT_KEY: 'k' }).intakes).toHaveLength(2)
  })

  it('from a page of documentation', () => {
    const page =
      '<h2>Reviews</h2><pre>POST /api/reviews\n{"stars": 5, "comment": "Nice kettle, works well"}</pre><pre>POST /api/stars\n{"stars": 5}</pre>'
    const { target, notes } = proposeTarget(page, 'docs.html', 'http://127.0.0.1:3000/')
    expect(target['intakes']).toMatchObject([
      { name: 'review', url: 'http://127.0.0.1:3000/api/reviews', body: { stars: 5, comment: '{{payload}}' } },
    ])
    expect(notes.join()).toContain('no chat of a known form')
  })

  it('says so where there is nothing to propose', () => {
    for (const text of ['{"openapi":"3.1.0","paths":{}}', 'nothing here', '{"a":1}'])
      expect(() => proposeTarget(text, 'x')).toThrow(expect.objectContaining({ code: 'PAV_USAGE' }))
  })

  it('of a document that refers to itself without end', () => {
    const fields = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, { $ref: '#/components/schemas/A' }]))
    const A = { type: 'object', properties: { text: { type: 'string' }, ...fields }, required: Object.keys(fields) }
    const body = { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } }
    const document = { openapi: '3.0.0', paths: { '/a': { post: { requestBody: body } } }, components: { schemas: { A } } }
    expect(proposeTarget(JSON.stringify(document), 'x').target['intakes']).toHaveLength(1)
  })

  it('in bounded time, whatever a document refers to', () => {
    const schema = fc.letrec((tie) => ({
      schema: fc.oneof(
        { maxDepth: 4 },
        fc.constant({ type: 'string' }),
        fc.constantFrom({ $ref: '#/components/schemas/A' }, { $ref: '#/paths' }, { $ref: 'x' }),
        fc.record({ type: fc.constant('object'), properties: fc.dictionary(fc.string(), tie('schema'), { maxKeys: 3 }) }),
        fc.record({ allOf: fc.array(tie('schema'), { maxLength: 2 }) }),
      ),
    })).schema
    fc.assert(
      fc.property(schema, (body) => {
        const document = {
          openapi: '3.0.0',
          paths: { '/a': { post: { requestBody: { content: { 'application/json': { schema: body } } } } } },
          components: { schemas: { A: body } },
        }
        try {
          expect(proposeTarget(JSON.stringify(document), 'x').target['intakes']).toHaveLength(1)
        } catch (error) {
          expect(error).toMatchObject({ code: 'PAV_USAGE' })
        }
      }),
      { numRuns: 200 },
    )
  })
})
